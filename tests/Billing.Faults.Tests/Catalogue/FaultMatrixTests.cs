using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Checks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Every fault of the catalogue, for every vendor: the call ends in time, with a failure of ours that tells what happened.</summary>
public sealed class FaultMatrixTests
{
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A machine later than this distorts what is counted within the limits.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromMilliseconds(50);

    private static readonly RetryOptions FastRetries = new() { InitialInterval = TimeSpan.FromMilliseconds(1), MaxInterval = TimeSpan.FromMilliseconds(5) };

    private static readonly CallKind[] Kinds = [CallKind.Read, CallKind.Keyed];

    /// <summary>Calls of clients without any option, which run beside the matrix: their limit is long.</summary>
    private static readonly Dictionary<Vendor, Task<CallReport>> Standard = [];
    private static readonly FaultServer Silent = FaultServer.Start(KnownFaults.StallInBody);
    private static readonly TimeSpan StandardLimit = TimeSpan.FromSeconds(30);

    [OneTimeSetUp]
    public static async Task WarmUpAsync()
    {
        foreach (var vendor in Vendor.All)
        {
            var call = vendor.Connect(Silent.Url);
            Standard[vendor] = CallReport.OfAsync(() => call(CallKind.Read, new RequestOptions { Retry = RetryOptions.None }, CancellationToken.None), StandardLimit * 2);
        }

        foreach (var vendor in Vendor.All)
        {
            await using var server = FaultServer.Start(KnownFaults.Answer(503, "{}"), KnownFaults.Answer(200, vendor.Answer(CallKind.Read)));
            var warm = vendor.Connect(server.Url, static options => options.Retry = FastRetries);
            await warm(CallKind.Read, null, CancellationToken.None);
            await warm(CallKind.Keyed, null, CancellationToken.None);
        }
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await Silent.DisposeAsync();

    [Order(1)]
    [TestCaseSource(typeof(FaultCatalogue), nameof(FaultCatalogue.All))]
    public async Task A_call_ends_in_time_and_tells_what_happened(FaultCase fault)
    {
        for (var patience = 3; ; patience--)
        {
            await using var lateness = MachineLateness.Measure();
            var calls = await RunAllAsync(fault, lateness);
            if (lateness.Total < TooLate || patience == 0)
            {
                Assert.Multiple(() => calls.ToList().ForEach(call => Truth.IsTold(fault, call.Vendor, call.Kind, call.Report, call.Seen, CallLimit)));
                return;
            }
        }
    }

    [Order(2)]
    [TestCaseSource(typeof(Vendor), nameof(Vendor.All))]
    public async Task A_client_without_options_leaves_a_stall_after_its_standard_limit(Vendor vendor)
    {
        var report = await Standard[vendor];

        Assert.That(report.Error, Is.InstanceOf<RequestTimeoutException>());
        var error = (RequestTimeoutException)report.Error!;
        Assert.That((error.Limit, error.Duration, error.LastStatus, error.StopReason, error.Attempts), Is.EqualTo((TimeoutLimit.Attempt, StandardLimit, 200, StopReason.RetriesOff, 1)));
        Assert.That(report.Elapsed, Is.GreaterThanOrEqualTo(StandardLimit - TimeSpan.FromMilliseconds(20)).And.LessThan(StandardLimit + Patience));
    }

    [Order(2)]
    [TestCaseSource(typeof(Vendor), nameof(Vendor.All))]
    public async Task A_client_without_options_obeys_the_limit_of_one_call(Vendor vendor)
    {
        var limit = TimeSpan.FromSeconds(2);
        var call = vendor.Connect(Silent.Url);
        await using var lateness = MachineLateness.Measure();

        var report = await CallReport.OfAsync(() => call(CallKind.Keyed, new RequestOptions { Timeout = limit }, CancellationToken.None), Patience);

        Check.EndsInTime(report, limit, lateness.Total);
        Assert.That(report.Error, Is.InstanceOf<RequestTimeoutException>().With.Property(nameof(RequestTimeoutException.Limit)).EqualTo(TimeoutLimit.Call));
    }

    [Order(3)]
    [Test]
    public async Task A_bare_client_hangs_on_a_body_that_stalls()
    {
        await using var server = FaultServer.Start(KnownFaults.StallInBody);
        using var http = new HttpClient { Timeout = CallLimit };
        using var client = new BareClient(server.Url, http);
        await using var lateness = MachineLateness.Measure();

        var report = await CallReport.OfAsync(() => client.GetAsync(), CallLimit * 2);

        Assert.That(() => Check.EndsInTime(report, CallLimit, lateness.Total), Throws.InstanceOf<AssertionException>());
    }

    [Order(3)]
    [TestCase("reset after reading")]
    [TestCase("truncated body")]
    [TestCase("bad gzip with 502")]
    public async Task A_bare_client_lets_the_transports_exceptions_through(string name)
    {
        await using var target = FaultCatalogue.All.Single(fault => fault.Name == name).Open();
        using var client = new BareClient(target.Url, new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }));

        var report = await CallReport.OfAsync(() => client.GetAsync(), Patience);

        Assert.That(() => Check.IsOurs(report), Throws.InstanceOf<AssertionException>());
    }

    private static async Task<Told[]> RunAllAsync(FaultCase fault, MachineLateness lateness)
    {
        using var gate = new SemaphoreSlim(fault.IsHeavy ? 1 : Vendor.All.Length * Kinds.Length);
        return await Task.WhenAll(Vendor.All.SelectMany(vendor => Kinds.Select(async kind =>
        {
            await gate.WaitAsync();
            try
            {
                return await RunAsync(fault, vendor, kind, lateness);
            }
            finally
            {
                gate.Release();
            }
        })));
    }

    private static async Task<Told> RunAsync(FaultCase fault, Vendor vendor, CallKind kind, MachineLateness lateness)
    {
        await using var target = fault.Open();
        var call = vendor.Connect(target.Url, Fast);
        var before = lateness.Total;
        var report = await CallReport.OfAsync(() => call(kind, null, CancellationToken.None), Patience);
        Check.EndsInTime(report, CallLimit, lateness.Total - before);
        Check.IsOurs(report);
        return new Told(vendor, kind, report, target.Attempts);
    }

    private sealed record Told(Vendor Vendor, CallKind Kind, CallReport Report, int? Seen);

    private static void Fast(BillingClientOptions options)
    {
        options.AttemptTimeout = AttemptLimit;
        options.Timeout = CallLimit;
        options.Retry = FastRetries;
    }
}
