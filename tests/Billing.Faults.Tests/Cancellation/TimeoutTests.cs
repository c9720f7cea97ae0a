using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>A timeout says which limit passed, after how many attempts, and what the last status was.</summary>
[TestFixtureSource(typeof(Vendor), nameof(Vendor.All))]
[Parallelizable(ParallelScope.All)]
public sealed class TimeoutTests(Vendor vendor)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly Fault Unavailable = KnownFaults.Answer(503, "{}", "Retry-After: 0\r\n");

    [Test]
    public async Task Of_each_attempt() =>
        Assert.That(await TimeOutAsync(KnownFaults.StallAfterReading), Is.EqualTo((TimeoutLimit.Attempt, Short, 2, (int?)null, StopReason.AttemptsSpent)));

    [Test]
    public async Task Of_an_attempt_after_an_answer() =>
        Assert.That(await TimeOutAsync(Unavailable, KnownFaults.StallAfterReading), Is.EqualTo((TimeoutLimit.Attempt, Short, 2, (int?)503, StopReason.AttemptsSpent)));

    [Test]
    public async Task Of_an_attempt_in_the_body() =>
        Assert.That(await TimeOutAsync(Unavailable, KnownFaults.StallInBody), Is.EqualTo((TimeoutLimit.Attempt, Short, 2, (int?)200, StopReason.AttemptsSpent)));

    [Test]
    public async Task Of_an_attempt_whose_limit_comes_after_that_of_the_call() =>
        Assert.That(await TimeOutAsync(options => options.Timeout = Short, Long, Unavailable, KnownFaults.StallAfterReading), Is.EqualTo((TimeoutLimit.Call, Short, 2, (int?)503, StopReason.TimeSpent)));

    [Test]
    public async Task Of_a_large_body_that_the_server_does_not_read()
    {
        await using var server = FaultServer.Start(Phase.Sending.Fault);
        var call = LargeBody.Connect(vendor, server.Url, options =>
        {
            options.AttemptTimeout = Short;
            options.Retry = RetryOptions.None;
        });

        var error = Assert.CatchAsync<RequestTimeoutException>(() => call(CancellationToken.None).WaitAsync(Long))!;

        Assert.That((error.Limit, error.Attempts, error.LastStatus, error.Effect), Is.EqualTo((TimeoutLimit.Attempt, 1, (int?)null, Effect.Unknown)));
    }

    [Test]
    public void Of_a_connection_that_is_never_made()
    {
        using var port = UnreachablePort.Silent();

        var error = Caught(port.Url, options => options.AttemptTimeout = Short);

        Assert.That((error.Limit, error.Attempts, error.LastStatus, error.Effect), Is.EqualTo((TimeoutLimit.Attempt, 2, (int?)null, Effect.None)));
    }

    [Test]
    public async Task Of_the_applications_own_HttpClient()
    {
        using var http = new HttpClient { Timeout = Short };

        var told = await TimeOutAsync(options => options.HttpClient = http, Long, Unavailable, KnownFaults.StallAfterReading);

        Assert.That(told, Is.EqualTo((TimeoutLimit.HttpClient, Short, 2, (int?)503, StopReason.AttemptsSpent)));
    }

    [Test]
    public async Task Of_an_attempt_under_a_handler_that_ignores_its_token()
    {
        using var http = new HttpClient(new DeafHandler());

        var told = await TimeOutAsync(options => options.HttpClient = http, Short, Unavailable, KnownFaults.StallAfterReading);

        Assert.That(told, Is.EqualTo((TimeoutLimit.Attempt, Short, 2, (int?)503, StopReason.AttemptsSpent)));
    }

    private Task<(TimeoutLimit Limit, TimeSpan Duration, int Attempts, int? LastStatus, StopReason? Stop)> TimeOutAsync(params Fault[] faults) =>
        TimeOutAsync(null, Short, faults);

    private async Task<(TimeoutLimit Limit, TimeSpan Duration, int Attempts, int? LastStatus, StopReason? Stop)> TimeOutAsync(Action<BillingClientOptions>? configure, TimeSpan attempt, params Fault[] faults)
    {
        await using var server = FaultServer.Start(faults);
        var error = Caught(server.Url, options =>
        {
            options.AttemptTimeout = attempt;
            configure?.Invoke(options);
        });
        return (error.Limit, error.Duration, error.Attempts, error.LastStatus, error.StopReason);
    }

    private RequestTimeoutException Caught(Uri server, Action<BillingClientOptions> configure)
    {
        var call = vendor.Connect(server, options =>
        {
            options.Retry = new RetryOptions { MaxRetries = 1, InitialInterval = TimeSpan.FromMilliseconds(10) };
            configure(options);
        });

        // A read, for all may be repeated; the guard is for a call that nobody ends.
        return Assert.CatchAsync<RequestTimeoutException>(() => call(CallKind.Read, null, CancellationToken.None).WaitAsync(Long))!;
    }
}
