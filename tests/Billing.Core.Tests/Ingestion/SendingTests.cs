using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SendingTests
{
    private readonly FakeVendor _vendor = new();

    [Test]
    public async Task A_batch_waits_for_its_interval()
    {
        using var run = new Simulation(_vendor);
        run.Track("a");
        await run.RunAsync(TimeSpan.FromMilliseconds(990));
        Assert.That(_vendor.Requests, Is.Empty);
        await run.RunAsync(TimeSpan.FromMilliseconds(20));
        Assert.That(_vendor.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_full_batch_does_not_wait()
    {
        using var run = new Simulation(_vendor);
        Track(run, 250);
        await run.StepAsync();
        Assert.That(_vendor.Requests.Select(request => request.Count), Is.EqualTo(new[] { 100, 100 }));
    }

    [Test]
    public async Task Without_auto_batch_only_a_flush_sends()
    {
        using var run = new Simulation(_vendor, options => options.AutoBatch = false);
        Track(run, 150);
        await run.RunAsync(TimeSpan.FromMinutes(1));
        Assert.That(_vendor.Requests, Is.Empty);
        var flush = run.Buffer.Flush();
        await run.StepAsync();
        Assert.That((await flush.Task).Accepted, Is.EqualTo(150));
    }

    [Test]
    public async Task What_becomes_due_while_the_worker_looks_does_not_wait_to_be_woken([Values] bool hasFlush)
    {
        using var folder = new TemporaryFolder();
        var profile = _vendor.Profile(resendDelay: TimeSpan.FromSeconds(5));
        void Configure(NoteOptions options) => (options.JournalDirectory, options.AutoBatch) = (folder.Path, false);
        using (var first = new Simulation(_vendor, Configure, profile))
        {
            first.Track("a");
        }

        using var run = new Simulation(_vendor, Configure, profile);
        run.Prepare();
        var flush = hasFlush ? run.Buffer.Flush() : null;
        Assert.That(run.Buffer.Take(), Is.Null, "the request of the earlier process may still be on its way");
        Assert.That(run.Buffer.Sleep(), Is.EqualTo(TimeSpan.FromSeconds(5)));
        run.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(run.Buffer.Sleep(), Is.EqualTo(hasFlush ? TimeSpan.Zero : TimeSpan.MaxValue));
        await run.StepAsync();
        Assert.That((flush?.Task.IsCompleted, run.Books.Delivered), Is.EqualTo((hasFlush ? true : (bool?)null, hasFlush ? 1L : 0L)));
    }

    [Test]
    public async Task One_bad_event_among_a_hundred_costs_fourteen_requests_and_nobody_else([Values(0, 1, 49, 50, 98, 99)] int bad)
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (batch, _) => batch.Events.Any(stored => stored.Key == "a" + bad) ? throw FakeVendor.Error(400, code: "bad_event") : Taken;
        Track(run, 100);
        await run.StepAsync();
        Assert.That((run.Books.Delivered, run.Books.Rejected, run.Books.Pending), Is.EqualTo((99L, 1L, 0L)));
        Assert.That(_vendor.Requests, Has.Count.LessThanOrEqualTo(1 + 14));
        var rejection = run.Rejections.Single();
        Assert.That((rejection.Event.IdempotencyKey, rejection.Reason, rejection.Error!.StatusCode), Is.EqualTo(("a" + bad, "bad_event", 400)));
        run.AssertBalanced();
    }

    [Test]
    public async Task Every_event_of_a_batch_may_be_bad()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(422);
        Track(run, 100);
        await run.StepAsync();
        Assert.That((run.Books.Rejected, run.Books.Pending, run.Rejections[0].Reason), Is.EqualTo((100L, 0L, "http_422")));
    }

    [Test]
    public async Task Events_that_the_vendor_names_are_rejected_and_the_others_delivered()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) =>
        {
            var answer = new BatchAnswer { Rejected = 2 };
            answer.Reject(3, "no_metric", "There is none.");
            answer.Reject(7, null, null);
            return Task.FromResult<BatchAnswer?>(answer);
        };
        Track(run, 10);
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That((run.Books.Delivered, run.Books.Rejected, _vendor.Requests.Count), Is.EqualTo((8L, 2L, 1)));
        Assert.That(run.Rejections.Select(rejection => (rejection.Event.IdempotencyKey, rejection.Reason, rejection.Message)), Is.EqualTo(new[] { ("a3", "no_metric", "There is none."), ("a7", "rejected", null) }));
    }

    [Test]
    public async Task Events_that_the_vendor_counts_and_does_not_name_are_found()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (batch, _) => Task.FromResult<BatchAnswer?>(new BatchAnswer { Rejected = batch.Events.Count(stored => stored.Key == "a5") });
        Track(run, 10);
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That((run.Books.Delivered, run.Books.Rejected, run.Rejections.Single().Event.IdempotencyKey), Is.EqualTo((9L, 1L, "a5")));
    }

    [Test]
    public async Task Too_large_a_request_is_halved_and_the_next_ones_begin_smaller()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (batch, _) => batch.Count > 30 ? throw FakeVendor.Error(413) : Taken;
        Track(run, 100);
        await run.StepAsync();
        Assert.That((run.Books.Delivered, run.Books.Rejected), Is.EqualTo((100L, 0L)));
        _vendor.Requests.Clear();
        Track(run, 100, "b");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That(_vendor.Requests.Select(request => request.Count), Is.All.LessThanOrEqualTo(30));
    }

    [Test]
    public async Task An_event_that_is_too_large_alone_is_rejected()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(413);
        run.Track("a");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That((run.Books.Rejected, run.Rejections.Single().Reason), Is.EqualTo((1L, "http_413")));
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(405)]
    public async Task A_refused_key_or_address_pauses_and_keeps_everything(int status)
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(status);
        Track(run, 500);
        await run.RunAsync(TimeSpan.FromMinutes(10));
        Assert.That((run.Books.Pending, run.Books.Rejected, run.Books.Dropped), Is.EqualTo((500L, 0L, 0L)));
        Assert.That(_vendor.Requests, Has.Count.InRange(10, 11));
        Assert.That(run.Errors.Select(error => error.Kind), Is.All.EqualTo(FlushErrorKind.Paused));
        _vendor.OnRequest = (_, _) => Taken;
        await run.RunAsync(TimeSpan.FromMinutes(1));
        Assert.That(run.Books.Delivered, Is.EqualTo(500));
    }

    [Test]
    public async Task A_limiter_is_waited_for_as_it_says([Values(1, 90, 600)] int seconds)
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(429, TimeSpan.FromSeconds(seconds));
        Track(run, 100);
        await run.StepAsync();
        _vendor.OnRequest = (_, _) => Taken;
        await run.RunAsync(TimeSpan.FromSeconds(seconds - 0.01));
        Assert.That(_vendor.Requests, Has.Count.EqualTo(1));
        await run.RunAsync(TimeSpan.FromSeconds(0.02));
        Assert.That((_vendor.Requests.Count, run.Books.Delivered, run.Errors.Single().Kind), Is.EqualTo((2, 100L, FlushErrorKind.RateLimited)));
    }

    [Test]
    public async Task Of_requests_that_fail_together_the_longest_wait_counts()
    {
        using var run = new Simulation(_vendor, options => options.MaxParallelRequests = 2, _vendor.Profile(maxBatchSize: 1));
        run.Track("a", "cus_1");
        run.Track("b", "cus_2");
        var first = run.Buffer.Take()!;
        var second = run.Buffer.Take()!;
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(503);
        await run.SendAsync(first);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(429, TimeSpan.FromSeconds(30));
        Assert.That((await run.SendAsync(second))!.NextAttempt, Is.EqualTo(TimeSpan.FromSeconds(30)));
        _vendor.OnRequest = (_, _) => Taken;
        await run.RunAsync(TimeSpan.FromSeconds(29.9));
        Assert.That(_vendor.Requests, Has.Count.EqualTo(2));
        await run.RunAsync(TimeSpan.FromSeconds(0.2));
        Assert.That(_vendor.Billed, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task While_one_request_looks_whether_a_failure_is_over_the_worker_sleeps()
    {
        using var run = new Simulation(_vendor, options => options.MaxParallelRequests = 8, _vendor.Profile(maxBatchSize: 1));
        run.Track("a", "cus_1");
        run.Track("b", "cus_2");
        _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        await run.StepAsync();
        run.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(run.Buffer.Take(), Is.Not.Null);
        Assert.That(run.Buffer.Take(), Is.Null);
        Assert.That(run.Buffer.Sleep(), Is.EqualTo(TimeSpan.MaxValue), "the end of the request wakes it");
    }

    [Test]
    public async Task A_flush_does_not_pass_by_a_limiter_and_does_not_wait_for_it()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw FakeVendor.Error(429, TimeSpan.FromSeconds(30));
        Track(run, 100);
        await run.StepAsync();
        run.Time.Advance(5);
        _ = run.Buffer.Flush();
        await run.StepAsync();
        Assert.That((_vendor.Requests.Count, run.Buffer.ClosedFor()), Is.EqualTo((1, (FlushErrorKind?)FlushErrorKind.RateLimited)));
    }

    [Test]
    public async Task Thirty_minutes_of_outage_lose_nothing_and_end_in_order_without_a_burst()
    {
        using var folder = new TemporaryFolder();
        using var run = new Simulation(_vendor, options =>
        {
            options.JournalDirectory = folder.Path;
            options.MaxParallelRequests = 8;
        });
        var isDown = true;
        _vendor.OnRequest = (_, _) => isDown ? throw FakeVendor.Down() : Taken;
        var tracked = 0;
        for (var second = 0; second < 30 * 60; second++)
        {
            for (var index = 0; index < 10; index++)
            {
                run.Track($"e{tracked++}", "cus_" + (index % 3));
            }

            await run.RunAsync(TimeSpan.FromSeconds(1));
        }

        Assert.That((run.Books.Pending, run.Books.Delivered), Is.EqualTo(((long)tracked, 0L)));
        Assert.That(_vendor.Requests, Has.Count.InRange(30, 60), "a request a minute, not more");
        _vendor.Requests.Clear();
        isDown = false;
        var firstJobs = 0;
        while (_vendor.Requests.Count == 0)
        {
            await Task.Yield();
            run.Prepare();
            var jobs = new List<SendJob>();
            while (run.Buffer.Take() is { } job)
            {
                jobs.Add(job);
            }

            firstJobs = jobs.Count;
            foreach (var job in jobs)
            {
                await run.SendAsync(job);
            }

            run.Time.Advance(1);
        }

        Assert.That((firstJobs, _vendor.Requests[0].Count), Is.EqualTo((1, 100)), "one batch looks whether it is over");
        await run.RunAsync(TimeSpan.FromMinutes(1));
        Assert.That(run.Books.Delivered, Is.EqualTo(tracked));
        Assert.That(_vendor.Requests.SelectMany(request => request).Select(key => int.Parse(key[1..], null)), Is.Ordered);
    }

    [Test]
    public async Task An_event_that_alone_makes_the_server_fail_is_set_aside()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (batch, _) => batch.Events.Any(stored => stored.Key == "a33") ? throw FakeVendor.Error(500) : Taken;
        for (var index = 0; index < 100; index++)
        {
            run.Track("a" + index, "cus_" + index);
        }

        await run.RunAsync(TimeSpan.FromMinutes(30));
        Assert.That((run.Books.Delivered, run.Books.Pending), Is.EqualTo((99L, 1L)));
        run.AssertBalanced();
        _vendor.OnRequest = (_, _) => Taken;
        await run.RunAsync(TimeSpan.FromMinutes(6));
        Assert.That(run.Books.Delivered, Is.EqualTo(100));
    }

    [Test]
    public async Task Events_of_one_customer_are_never_sent_at_the_same_time()
    {
        using var run = new Simulation(_vendor, options => options.MaxParallelRequests = 8, _vendor.Profile(maxBatchSize: 1));
        foreach (var key in new[] { "a1", "a2", "b1", "a3", "c1", "b2" })
        {
            run.Track(key, key[..1]);
        }

        var jobs = new List<SendJob>();
        while (run.Buffer.Take() is { } job)
        {
            jobs.Add(job);
        }

        Assert.That(jobs.Select(job => job.Events.Single().Key), Is.EqualTo(new[] { "a1", "b1", "c1" }));
        Assert.That(run.Books.InFlight, Is.EqualTo(3));
        foreach (var job in jobs)
        {
            await run.SendAsync(job);
        }

        await run.StepAsync();
        Assert.That(_vendor.Requests.Select(request => request.Single()), Is.EqualTo(new[] { "a1", "b1", "c1", "a2", "a3", "b2" }));
    }

    [Test]
    public async Task A_failed_event_keeps_its_place_before_younger_ones()
    {
        using var run = new Simulation(_vendor, null, _vendor.Profile(maxBatchSize: 1));
        _vendor.OnRequest = (_, _) => throw FakeVendor.Down();
        run.Track("a1");
        await run.StepAsync();
        run.Track("a2");
        _vendor.OnRequest = (_, _) => Taken;
        await run.RunAsync(TimeSpan.FromSeconds(5));
        Assert.That(_vendor.Requests.Select(request => request.Single()), Is.EqualTo(new[] { "a1", "a1", "a2" }));
    }

    [Test]
    public async Task A_page_of_a_proxy_is_no_delivery()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw new ResponseValidationException("An HTML page.", "", "JSON", "text");
        run.Track("a");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That((run.Books.Delivered, run.Books.Pending), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public async Task An_error_of_our_own_keeps_the_events_and_is_counted()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw new FormatException("a bug");
        run.Track("a");
        await run.RunAsync(TimeSpan.FromSeconds(1.1));
        Assert.That((run.Books.Pending, run.Books.WorkerRestarts, run.Errors[0].Kind), Is.EqualTo((1L, 1L, FlushErrorKind.Worker)));
        _vendor.OnRequest = (_, _) => Taken;
        await run.RunAsync(TimeSpan.FromSeconds(5));
        Assert.That(run.Books.Delivered, Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_that_the_application_breaks_pauses()
    {
        using var run = new Simulation(_vendor);
        _vendor.OnRequest = (_, _) => throw new ArgumentException("must be a secret key.", "ApiKey");
        run.Track("a");
        await run.RunAsync(TimeSpan.FromSeconds(2));
        Assert.That((run.Books.Pending, run.Errors.Single().Kind), Is.EqualTo((1L, FlushErrorKind.Paused)));
    }

    private static Task<BatchAnswer?> Taken => Task.FromResult<BatchAnswer?>(null);

    private static void Track(Simulation run, int count, string prefix = "a")
    {
        for (var index = 0; index < count; index++)
        {
            run.Track(prefix + index);
        }
    }
}
