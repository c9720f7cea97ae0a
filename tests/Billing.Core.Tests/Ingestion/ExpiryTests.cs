using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

/// <summary>A vendor that recognises a key for a day.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExpiryTests
{
    private readonly FakeVendor _vendor = new();

    [Test]
    public async Task An_old_event_is_held_and_told()
    {
        using var run = Start();
        await OutageAsync(run);
        Assert.That((run.Books.Held, run.Books.Pending, _vendor.Billed.Count), Is.EqualTo((1L, 1L, 0)));
        Assert.That(run.Held.Single().IdempotencyKey, Is.EqualTo("old"));
    }

    [Test]
    public async Task Young_events_pass_by_a_held_one()
    {
        using var run = Start();
        await OutageAsync(run);
        run.Track("young");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That(_vendor.Billed.Keys, Is.EqualTo(new[] { "young" }));
    }

    [Test]
    public async Task It_is_sent_when_the_policy_says_so()
    {
        using var run = Start(options => options.OnExpired = ExpiredPolicy.Send);
        await OutageAsync(run);
        Assert.That(_vendor.Billed.Keys, Is.EqualTo(new[] { "old" }));
    }

    [Test]
    public async Task Or_dropped()
    {
        using var run = Start(options => options.OnExpired = ExpiredPolicy.Drop);
        await OutageAsync(run);
        Assert.That((run.Books.Dropped, run.Drops.Single().Reason, _vendor.Billed.Count), Is.EqualTo((1L, DropReason.Expired, 0)));
        run.AssertBalanced();
    }

    [Test]
    public async Task The_longest_call_is_left_out_of_the_window()
    {
        using var run = Start();

        // So that the 25th request would start 47 seconds before the window ends.
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(429, TimeSpan.FromSeconds(3_598));
        run.Track("old");
        await run.RunAsync(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(121));
        Assert.That(run.Books.Held, Is.Zero);
        await run.RunAsync(TimeSpan.FromHours(1));
        Assert.That(run.Books.Held, Is.EqualTo(1));
        Assert.That(_vendor.Requests, Has.Count.EqualTo(24), "none after 24 hours less 120 seconds");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Held_events_survive_a_restart_and_are_released_once(bool send)
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        var first = Start(options => options.JournalDirectory = folder.Path, time);
        await OutageAsync(first);
        Assert.That((first.Books.Held, folder.Files(".held").Length), Is.EqualTo((1L, 1)));
        first.Dispose();

        var second = Start(options => options.JournalDirectory = folder.Path, time);
        await second.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That((second.Books.Held, second.Books.Accepted, _vendor.Billed.Count), Is.EqualTo((1L, 1L, 0)));
        Assert.That(second.Buffer.Release(send), Is.EqualTo(1));
        await second.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That((second.Books.Delivered, second.Books.Dropped, second.Books.Pending), Is.EqualTo(send ? (1L, 0L, 0L) : (0L, 1L, 0L)));
        second.AssertBalanced();
        second.Dispose();

        using var third = Start(options => options.JournalDirectory = folder.Path, time);
        third.Prepare();
        Assert.That((third.Books.Accepted, folder.Files(".held").Length), Is.EqualTo((0L, 0)));
    }

    [Test]
    public async Task A_released_event_that_was_not_sent_yet_survives_a_restart()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        var first = Start(options => options.JournalDirectory = folder.Path, time);
        await OutageAsync(first);
        first.Buffer.Release(send: true);
        first.Dispose();

        using var second = Start(options => options.JournalDirectory = folder.Path, time);
        await second.RunAsync(TimeSpan.FromSeconds(3));
        Assert.That((second.Books.Delivered, second.Books.Held, second.Books.Accepted), Is.EqualTo((1L, 0L, 1L)));
    }

    [Test]
    public async Task An_event_of_an_earlier_process_is_as_old_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        var first = Start(options => options.JournalDirectory = folder.Path, time);
        first.Track("old");
        first.Dispose();
        time.Advance(TimeSpan.FromHours(25));

        using var second = Start(options => options.JournalDirectory = folder.Path, time);
        await second.RunAsync(TimeSpan.FromSeconds(3));

        Assert.That((second.Books.Held, second.Books.Pending, _vendor.Requests.Count), Is.EqualTo((1L, 1L, 0)));
    }

    [TestCase(1)]
    [TestCase(-1)]
    public async Task A_clock_that_jumps_changes_neither_key_nor_age(int days)
    {
        var time = new JumpingTime();
        using var run = new Simulation(_vendor, null, _vendor.Profile(window: TimeSpan.FromHours(24)), time);
        run.Track("a");
        time.Jump = TimeSpan.FromDays(days);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        time.Advance(2);
        await run.StepAsync();

        // Once more, while the failure is waited out.
        time.Jump = TimeSpan.FromDays(-days);
        _vendor.OnRequest = (_, _) => Task.FromResult<BatchAnswer?>(null);
        time.Advance(5);
        await run.StepAsync();
        Assert.That((run.Books.Delivered, run.Books.Held), Is.EqualTo((1L, 0L)));
        Assert.That(_vendor.Requests.SelectMany(keys => keys), Is.EqualTo(new[] { "a", "a" }));
    }

    [Test]
    public async Task After_a_restart_a_vendor_that_needs_time_gets_it()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTimeProvider();
        var profile = _vendor.Profile(resendDelay: TimeSpan.FromSeconds(5));
        var first = new Simulation(_vendor, options => options.JournalDirectory = folder.Path, profile, time);
        first.Track("a");
        first.Dispose();
        using var second = new Simulation(_vendor, options => options.JournalDirectory = folder.Path, profile, time);
        await second.RunAsync(TimeSpan.FromSeconds(4.9));
        Assert.That(_vendor.Requests, Is.Empty);
        await second.RunAsync(TimeSpan.FromSeconds(0.2));
        Assert.That(_vendor.Requests, Has.Count.EqualTo(1));
    }

    /// <summary>An event is tracked, and the server is down for a day.</summary>
    private async Task OutageAsync(Simulation run)
    {
        _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        run.Track("old");
        await run.RunAsync(TimeSpan.FromHours(23));
        Assert.That(run.Books.Held, Is.Zero);
        _vendor.OnRequest = (_, _) => Task.FromResult<BatchAnswer?>(null);
        run.Time.Advance(TimeSpan.FromHours(2));
        await run.RunAsync(TimeSpan.FromMinutes(2));
    }

    private Simulation Start(Action<NoteOptions>? configure = null, ManualTimeProvider? time = null) =>
        new(_vendor, configure, _vendor.Profile(window: TimeSpan.FromHours(24)), time);
}
