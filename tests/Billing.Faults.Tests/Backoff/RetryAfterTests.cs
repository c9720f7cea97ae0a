using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;
using Outcome = Billing.Faults.Tests.Backoff.RetryAfterCase.Outcome;

namespace Billing.Faults.Tests.Backoff;

/// <summary>A server's word on when to come back is kept exactly, whatever it looks like and whatever culture reads it.</summary>
[TestFixture("de-DE")]
[TestFixture("ar-SA")]
[TestFixture("tr-TR")]
[TestFixture("fa-IR")]
public sealed class RetryAfterTests(string culture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    /// <summary>A first call takes as long as its code takes to be compiled, which is no wait.</summary>
    [OneTimeSetUp]
    public static async Task WarmUpAsync()
    {
        await using var server = FaultServer.Start(KnownFaults.Answer(503, "{}", "Retry-After: 61\r\n"));
        await Task.WhenAll(Vendor.All.Select(vendor => CaughtAsync(() => vendor.Connect(server.Url)(CallKind.Read, null, CancellationToken.None))));
    }

    [SetUp]
    public void EnterCulture()
    {
        var entered = CultureInfo.GetCultureInfo(culture);
        Assert.That((1.5).ToString(entered), culture == "tr-TR" || culture == "de-DE" ? Is.EqualTo("1,5") : Is.Not.Empty, "a culture with its own numbers");
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = entered;
    }

    [TearDown]
    public void LeaveCulture()
    {
        CultureInfo.CurrentCulture = _before;
        CultureInfo.DefaultThreadCurrentCulture = null;
    }

    [Test]
    public async Task Each_is_waited_for_or_told_and_none_fails()
    {
        await using var machine = LatenessProbe.Start();

        var complaints = await Task.WhenAll(Vendor.All.SelectMany(vendor => CasesOf(vendor).Select(async known =>
            await ComplaintAsync(known, machine, url => () => vendor.Connect(url)(CallKind.Read, null, CancellationToken.None)) is { } complaint ? $"{vendor}: {complaint}" : null)));

        Assert.That(complaints.OfType<string>(), Is.Empty);
    }

    [Test]
    public async Task More_than_the_call_has_left_ends_it_at_once()
    {
        await using var machine = LatenessProbe.Start();
        var beyond = new RetryAfterCase("Retry-After: 5", Outcome.Ends);

        var complaints = await Task.WhenAll(Vendor.All.Select(vendor =>
            ComplaintAsync(beyond, machine, url => () => vendor.Connect(url, options => options.Timeout = TimeSpan.FromSeconds(4))(CallKind.Read, null, CancellationToken.None))));

        Assert.That(complaints, Is.All.Null);
    }

    [Test]
    public async Task A_naive_loop_fails_or_sleeps_for_weeks()
    {
        await using var machine = LatenessProbe.Start();

        var complaints = await Task.WhenAll(new[] { "-5", "3000000", "soon" }.Select(value =>
            ComplaintAsync(RetryAfterCase.All().First(known => known.Headers == $"Retry-After: {value}"), machine, url => () => new NaiveLoop(url).GetAsync().WaitAsync(TimeSpan.FromSeconds(1)))));

        Assert.That(complaints, Is.All.Not.Null);
    }

    private static IEnumerable<RetryAfterCase> CasesOf(Vendor vendor) =>
        RetryAfterCase.All().Append(new RetryAfterCase("Retry-After-scoped: 1", vendor is BillingOSVendor ? Outcome.Waits : Outcome.Computes, 1));

    private static async Task<string?> ComplaintAsync(RetryAfterCase known, LatenessProbe machine, Func<Uri, Func<Task>> connect)
    {
        var started = DateTimeOffset.UtcNow;
        await using var server = FaultServer.Start(KnownFaults.Answer(503, "{}", known.Headers + "\r\n"), KnownFaults.Answer(200, """{"id":"x_1"}"""));
        var began = Stopwatch.GetTimestamp();
        var error = await CaughtAsync(connect(server.Url));
        var elapsed = Stopwatch.GetElapsedTime(began);

        var gap = Gaps.Of(server) is [var only] ? only : TimeSpan.MinValue;
        var wait = known.Until is { } date ? date - started - server.Requests.First().At : TimeSpan.FromSeconds(known.Seconds);
        var isRight = known.Expected switch
        {
            Outcome.Ends => error is ApiException { StatusCode: 503, StopReason: StopReason.RetryAfterTooLong, Attempts: 1 } && elapsed < AtOnce + machine.Allowance,
            Outcome.Computes => error is null && machine.IsAbout(gap, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500)),
            _ => error is null && machine.IsAbout(gap, wait, wait),
        };
        return isRight ? null : $"{known}: {known.Expected} {wait.TotalSeconds:0.000}, but {error?.Message ?? $"{gap.TotalSeconds:0.000}"} after {elapsed.TotalSeconds:0.000}";
    }

    private static async Task<Exception?> CaughtAsync(Func<Task> call)
    {
        try
        {
            await call().WaitAsync(Patience);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
