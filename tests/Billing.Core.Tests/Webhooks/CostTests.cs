using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Webhooks;

/// <summary>A body of half a megabyte is hashed where it lies.</summary>
public sealed class CostTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"pad\":\"" + new string('x', 512 * 1024) + "\"}");

    [Test]
    public void A_forged_body_is_refused_without_a_copy_of_it()
    {
        var delivery = new Delivery(Body);
        delivery.Headers["svix-id"] = "msg_2";
        delivery.Reason();

        Assert.That(Allocated(delivery), Is.LessThan(16 * 1024));
    }

    [Test]
    public void A_forged_text_is_refused_without_a_copy_of_it()
    {
        var delivery = new Delivery(Body);
        delivery.Headers["svix-id"] = "msg_2";
        var text = Encoding.UTF8.GetString(Body);
        var header = WebhookHeaders.From(delivery.Headers);
        Refuse();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuse();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 * 1024));

        void Refuse() => Assert.Throws<WebhookVerificationException>(() => WebhookVerifier.Verify(text, header, delivery.Options, static made => new TestEvent(made)));
    }

    /// <summary>The event's own bytes, and the one value in it, of two bytes a character; the rest is pooled.</summary>
    [Test]
    public void A_good_body_is_copied_once_into_the_event()
    {
        var delivery = new Delivery(Body);
        delivery.Verify();

        Assert.That(Allocated(delivery), Is.LessThan((1 + 2) * Body.Length + (64 * 1024)));
    }

    /// <summary>What the pool keeps is as large as a megabyte of characters.</summary>
    [Test]
    public void A_body_of_a_megabyte_is_read_in_pooled_memory()
    {
        var body = Encoding.UTF8.GetBytes("{\"pad\":\"" + new string('x', (1024 * 1024) - 10) + "\"}");
        var delivery = new Delivery(body);
        delivery.Verify();

        Assert.That(Allocated(delivery), Is.LessThan((1 + 2) * body.Length + (64 * 1024)));
    }

    /// <summary>The floor is far below what any machine does, so that a busy one passes, and far above a hash by the bit or a scan per character.</summary>
    [Test]
    public void Ten_megabytes_a_second_are_verified_at_least()
    {
        var delivery = new Delivery(Body);
        var best = Enumerable.Range(0, 10).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            delivery.Verify();
            return watch.Elapsed;
        });

        TestContext.Out.WriteLine($"{Body.Length / best.TotalSeconds / 1e6:0} MB/s");
        Assert.That(best, Is.LessThan(TimeSpan.FromMilliseconds(100)));
    }

    private static long Allocated(Delivery delivery)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        delivery.Reason();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
