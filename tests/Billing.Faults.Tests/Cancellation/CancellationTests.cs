using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>
/// Cancellation is obeyed wherever a call is: within 100 ms in 99 of 100 runs and within 500 ms always, with the caller's own
/// token and the truth about what the call did.
/// </summary>
public sealed class CancellationTests
{
    private static readonly Phase[] Phases = [Phase.Sending, Phase.Waiting, Phase.Body, Phase.RetryAfter, Phase.Backoff];

    [Test]
    public async Task It_is_obeyed_on_the_default_client([ValueSource(nameof(Phases))] Phase phase) =>
        Judge(await CancelLoad.RunAsync(phase), phase.Effects);

    [Test]
    public async Task It_is_obeyed_while_connecting()
    {
        using var port = UnreachablePort.Silent();

        Judge(await CancelLoad.RunAsync(port.Url, Keyed()), Effect.None);
    }

    [Test]
    public async Task It_is_obeyed_on_the_applications_own_HttpClient([ValueSource(nameof(Phases))] Phase phase)
    {
        using var http = new HttpClient();

        Judge(await CancelLoad.RunAsync(phase, options => options.HttpClient = http), phase.Effects);
    }

    [Test]
    public async Task It_is_obeyed_under_a_handler_that_ignores_its_token()
    {
        using var http = new HttpClient(new DeafHandler());

        Judge(await CancelLoad.RunAsync(Phase.Waiting, options => options.HttpClient = http), Effect.Unknown);
    }

    [TestCase("before", Effect.None)]
    [TestCase("after", Effect.Applied, Effect.Unknown)]
    [TestCase("error", Effect.Unknown)]
    public async Task It_is_obeyed_in_a_hook_that_ignores_its_token(string step, params Effect[] effects)
    {
        var connect = Keyed(options => options.Hooks.Add(new DeafHook(step)));
        using var nobody = UnreachablePort.Refusing();

        Judge(
            step switch
            {
                "before" => await CancelLoad.RunAsync(nobody.Url, connect),
                "after" => await CancelLoad.RunAsync(KnownFaults.Answer(200, """{"id":"x_1"}"""), connect),
                _ => await CancelLoad.RunAsync(KnownFaults.ResetAfterReading, connect),
            },
            effects);
    }

    [Test]
    public async Task What_was_not_sent_yet_is_not_sent_any_more([ValueSource(typeof(Vendor), nameof(Vendor.All))] Vendor vendor)
    {
        using var canceled = new CancellationTokenSource();
        var received = new TaskCompletionSource<long>();
        await using var server = FaultServer.Start(new Fault("reads when all is over", async (connection, stop) =>
        {
            await canceled.CancelAsync();
            received.SetResult(await connection.DrainAsync(stop));
        }));

        Assert.CatchAsync<CallCanceledException>(() => LargeBody.Connect(vendor, server.Url, null)(canceled.Token));

        Assert.That(await received.Task, Is.LessThan(LargeBody.Length));
    }

    [Test]
    public async Task A_bare_client_hangs_in_the_body_and_tells_no_effect()
    {
        Assert.That(await BareComplaintsAsync(KnownFaults.StallAfterReading, Timeout.InfiniteTimeSpan), Has.Some.Contains("TaskCanceledException"));
        Assert.That(await BareComplaintsAsync(KnownFaults.StallInBody, Timeout.InfiniteTimeSpan), Has.Some.Contains("hangs"));
    }

    private static async Task<IReadOnlyList<string>> BareComplaintsAsync(Fault fault, TimeSpan timeout)
    {
        await using var server = FaultServer.Start(fault);
        using var bare = new BareClient(server.Url, new HttpClient { Timeout = timeout });
        var run = await CancelRun.OfAsync(token => bare.GetAsync(token), () => Task.Delay(100));
        return CancelCheck.Complaints([run], Effect.Unknown, Effect.Applied);
    }

    private static Func<int, Uri, Func<CancellationToken, Task>> Keyed(Action<BillingClientOptions>? configure = null) => (lane, url) =>
    {
        var call = Vendor.All[lane % Vendor.All.Length].Connect(url, configure);
        return cancellationToken => call(CallKind.Keyed, null, cancellationToken);
    };

    private static void Judge(IReadOnlyCollection<CancelRun> runs, params Effect[] effects)
    {
        TestContext.Out.WriteLine(CancelCheck.Figures(runs));
        Assert.That(runs, Has.Count.EqualTo(CancelLoad.Runs));
        Assert.That(CancelCheck.Complaints(runs, effects), Is.Empty);
    }
}
