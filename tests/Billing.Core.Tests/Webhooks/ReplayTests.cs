using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Webhooks;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset Now = ManualTimeProvider.Start;

    [Test]
    public void Without_a_guard_a_delivery_verifies_as_often_as_it_comes()
    {
        var delivery = new Delivery();

        Assert.That((delivery.Reason(), delivery.Reason()), Is.EqualTo((default(WebhookFailureReason?), default(WebhookFailureReason?))));
    }

    /// <summary>Second by second: as long as the signature is accepted, the guard knows the id.</summary>
    [TestCase(0)]
    [TestCase(300, Description = "signed by a clock that is fast")]
    [TestCase(-300)]
    public void A_second_delivery_is_refused_until_its_signature_has_expired(int signedAhead)
    {
        var guard = new MemoryWebhookReplayGuard();
        var delivery = Guarded(guard);
        var headers = new WebhookSigner(Delivery.Secret).Sign(delivery.Body, "msg_1", Now.AddSeconds(signedAhead));
        delivery.Verify(WebhookHeaders.From(headers));

        for (var tick = 0; tick < 700 * 2; tick++)
        {
            var refusal = Assert.Throws<WebhookVerificationException>(() => delivery.Verify(WebhookHeaders.From(headers)))!;
            var isExpired = (delivery.Clock.GetUtcNow() - Now).TotalSeconds >= signedAhead + 301;
            Assert.That(refusal.Reason, Is.EqualTo(isExpired ? WebhookFailureReason.TimestampTooOld : WebhookFailureReason.Replayed), $"after {tick / 2.0} s");
            delivery.Clock.Advance(0.5);
        }

        guard.TryRemember("msg_2", delivery.Clock.GetUtcNow(), delivery.Clock.GetUtcNow());
        Assert.That(guard.Count, Is.EqualTo(1), "what expired is gone");
    }

    /// <summary>The vendor's second attempt is signed anew: had the id been kept for the first one only, the second could be replayed.</summary>
    [Test]
    public void A_second_attempt_is_refused_until_its_own_signature_has_expired()
    {
        var delivery = Guarded(new MemoryWebhookReplayGuard());
        delivery.Verify();
        delivery.Clock.Advance(200);
        var second = WebhookHeaders.From(new WebhookSigner(Delivery.Secret, delivery.Clock).Sign(delivery.Body, "msg_1"));

        Assert.That(Assert.Throws<WebhookVerificationException>(() => delivery.Verify(second))!.Reason, Is.EqualTo(WebhookFailureReason.Replayed));
        delivery.Clock.Advance(299);
        var refusal = Assert.Throws<WebhookVerificationException>(() => delivery.Verify(second))!;
        Assert.That((refusal.Reason, refusal.WebhookId), Is.EqualTo((WebhookFailureReason.Replayed, "msg_1")));
    }

    [Test]
    public void An_event_that_could_not_be_handled_is_forgotten_for_the_next_attempt()
    {
        var guard = new MemoryWebhookReplayGuard();
        var delivery = Guarded(guard);

        guard.Forget(delivery.Verify().Id);
        guard.Forget("never seen");

        Assert.That(delivery.Reason(), Is.Null);
        Assert.That(delivery.Reason(), Is.EqualTo(WebhookFailureReason.Replayed));
    }

    /// <summary>Else somebody without the secret could block ids, or fill the guard.</summary>
    [Test]
    public void What_is_refused_is_not_remembered()
    {
        var guard = new MemoryWebhookReplayGuard();
        var forged = Guarded(guard);
        forged.Headers["svix-signature"] = "v1,bm90IHRoaXM=";
        var late = Guarded(guard);
        late.Clock.Advance(400);
        var unreadable = new Delivery("no JSON");
        unreadable.Options.ReplayGuard = guard;

        Assert.That(new[] { forged.Reason(), late.Reason(), unreadable.Reason() }, Has.None.Null);
        Assert.That(guard.Count, Is.Zero);
    }

    [Test]
    public void A_guard_that_throws_is_a_reason_of_its_own()
    {
        var refusal = Guarded(new BrokenGuard()).Refusal();

        Assert.That((refusal.Reason, refusal.WebhookId), Is.EqualTo((WebhookFailureReason.ReplayGuard, "msg_1")));
        Assert.That(refusal.InnerException, Is.TypeOf<TimeoutException>());
    }

    [Test]
    public void The_guard_is_bounded_and_counts_what_it_forgets_early()
    {
        var guard = new MemoryWebhookReplayGuard(capacity: 3);

        var remembered = Enumerable.Range(0, 10).Select(i => guard.TryRemember($"msg_{i}", Now, Now.AddSeconds(300))).ToList();

        Assert.That(remembered, Has.All.True);
        Assert.That((guard.Count, guard.ForgottenEarly), Is.EqualTo((3, 7L)));
        Assert.That(guard.TryRemember("msg_7", Now, Now.AddSeconds(300)), Is.False, "the latest ones are known");
        Assert.That(guard.TryRemember("msg_6", Now, Now.AddSeconds(300)), Is.True, "the oldest ones are not");
    }

    [Test]
    public void What_expired_makes_room_and_is_not_counted()
    {
        var guard = new MemoryWebhookReplayGuard(capacity: 3);
        for (var i = 0; i < 100; i++)
        {
            Assert.That(guard.TryRemember($"msg_{i}", Now.AddSeconds(i), Now.AddSeconds(i + 3)), Is.True);
        }

        Assert.That((guard.Count, guard.ForgottenEarly), Is.EqualTo((3, 0L)));
    }

    /// <summary>Whoever came before, with another time of expiry, makes no difference to what an id's own time says.</summary>
    [Test]
    public void An_id_expires_at_its_own_time_whatever_came_before_it()
    {
        var guard = new MemoryWebhookReplayGuard();
        guard.TryRemember("long", Now, Now.AddSeconds(600));
        guard.TryRemember("short", Now, Now.AddSeconds(10));

        Assert.That(guard.TryRemember("short", Now.AddSeconds(9), Now.AddSeconds(10)), Is.False);
        Assert.That(guard.TryRemember("short", Now.AddSeconds(10), Now.AddSeconds(20)), Is.True);
        Assert.That(guard.TryRemember("long", Now.AddSeconds(599), Now.AddSeconds(600)), Is.False);
    }

    [Test]
    public void Of_many_threads_with_one_id_one_is_the_first()
    {
        var guard = new MemoryWebhookReplayGuard(capacity: 1000);
        var ids = Enumerable.Range(0, 500).Select(i => $"msg_{i}").ToArray();
        var firsts = new int[ids.Length];

        Parallel.For(0, ids.Length * 16, i =>
        {
            if (guard.TryRemember(ids[i % ids.Length], Now, Now.AddSeconds(300)))
            {
                System.Threading.Interlocked.Increment(ref firsts[i % ids.Length]);
            }
        });

        Assert.That(firsts, Has.All.EqualTo(1));
        Assert.That((guard.Count, guard.ForgottenEarly), Is.EqualTo((500, 0L)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_guard_has_room_for_one_at_least(int capacity) => Assert.Throws<ArgumentOutOfRangeException>(() => _ = new MemoryWebhookReplayGuard(capacity));

    private static Delivery Guarded(IWebhookReplayGuard guard)
    {
        var delivery = new Delivery();
        delivery.Options.ReplayGuard = guard;
        return delivery;
    }

    private sealed class BrokenGuard : IWebhookReplayGuard
    {
        public bool TryRemember(string id, DateTimeOffset now, DateTimeOffset until) => throw new TimeoutException("The store is away.");

        public void Forget(string id) => throw new NotSupportedException();
    }
}
