using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Emulator;
using Microsoft.Extensions.Hosting;
using Worker;

namespace Billing.Samples.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WorkerTests : IDisposable
{
    private readonly BillingEmulator _emulator = new();
    private readonly HttpClient _http;
    private readonly DirectoryInfo _journal = Directory.CreateTempSubdirectory("billing-worker-");

    public WorkerTests()
    {
        _emulator.BillingOS.AddCustomer("user_123").Grant("api_calls", 1000);
        _http = _emulator.CreateHttpClient();
    }

    public void Dispose()
    {
        _http.Dispose();
        _journal.Delete(recursive: true);
    }

    [Test]
    public async Task Every_piece_is_billed_once_although_the_worker_runs_twice()
    {
        await RunAsync();
        await RunAsync();

        var billingos = new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_sample", HttpClient = _http });
        Assert.That((await billingos.CheckEntitlementAsync("user_123", "api_calls")).Usage, Is.EqualTo(7));
    }

    private async Task RunAsync()
    {
        using var host = WorkerHost.Create(["--Usage:SecretKey=sk_test_sample", "--Usage:JournalDirectory=" + _journal.FullName, "--Pieces=7", "--Logging:LogLevel:Default=None"], _emulator.CreateHandler());
        await host.RunAsync();
    }
}
