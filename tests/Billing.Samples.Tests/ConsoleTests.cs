using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Emulator;
using ConsoleSample;

namespace Billing.Samples.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConsoleTests
{
    private readonly BillingEmulator _emulator = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Test]
    public async Task Works_until_the_allowance_ends()
    {
        _emulator.BillingOS.AddCustomer("user_123").Grant("api_calls", 3);

        Assert.That(await Meter.RunAsync(Client(), "user_123", _output, CancellationToken.None), Is.False);

        Assert.That(_output.ToString(), Is.EqualTo("piece 1: done\npiece 2: done\npiece 3: done\npiece 4: no allowance left\n"));
    }

    [Test]
    public async Task Counts_no_piece_of_work_twice()
    {
        _emulator.BillingOS.AddCustomer("user_123").Grant("api_calls", 10);

        Assert.That(await Meter.RunAsync(Client(), "user_123", _output, CancellationToken.None), Is.True);
        Assert.That(await Meter.RunAsync(Client(), "user_123", _output, CancellationToken.None), Is.True);

        var entitlement = await Client().CheckEntitlementAsync("user_123", "api_calls");
        Assert.That(_emulator.Requests.Count(request => request.Method == "POST"), Is.EqualTo(10));
        Assert.That(entitlement.Usage, Is.EqualTo(5));
    }

    [Test]
    public void The_program_runs_without_network_or_account() => Assert.That(Programs.Run(typeof(Meter)), Is.EqualTo(1));

    private BillingOSClient Client() => new(new BillingOSClientOptions { SecretKey = "sk_test_sample", HttpClient = _emulator.CreateHttpClient() });
}
