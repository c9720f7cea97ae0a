using System;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Webhooks;

/// <summary>Times are compared in whole seconds.</summary>
public sealed class ToleranceTests
{
    [TestCase(0.0, null)]
    [TestCase(300.0, null)]
    [TestCase(300.9999999, null)]
    [TestCase(301.0, WebhookFailureReason.TimestampTooOld)]
    [TestCase(1e9, WebhookFailureReason.TimestampTooOld)]
    [TestCase(-300.0, null)]
    [TestCase(-300.0000001, WebhookFailureReason.TimestampTooNew)]
    [TestCase(-301.0, WebhookFailureReason.TimestampTooNew)]
    public void A_delivery_may_be_300_seconds_from_now(double age, WebhookFailureReason? reason) =>
        Assert.That(Aged(age, null), Is.EqualTo(reason));

    [TestCase(0, 0.0, null)]
    [TestCase(0, 0.9999999, null)]
    [TestCase(0, 1.0, WebhookFailureReason.TimestampTooOld)]
    [TestCase(0, -0.0000001, WebhookFailureReason.TimestampTooNew)]
    [TestCase(60, 60.0, null)]
    [TestCase(60, 61.0, WebhookFailureReason.TimestampTooOld)]
    [TestCase(86400, 86400.0, null)]
    [TestCase(86400, -86401.0, WebhookFailureReason.TimestampTooNew)]
    public void The_options_may_say_otherwise(int tolerance, double age, WebhookFailureReason? reason) =>
        Assert.That(Aged(age, TimeSpan.FromSeconds(tolerance)), Is.EqualTo(reason));

    [TestCase(-1)]
    [TestCase(86401)]
    public void A_tolerance_is_at_most_a_day(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebhookOptions().Tolerance = TimeSpan.FromSeconds(seconds));

    [TestCase("0", WebhookFailureReason.TimestampTooOld)]
    [TestCase("2147483648", WebhookFailureReason.TimestampTooNew, Description = "above int32")]
    [TestCase("253402300800", WebhookFailureReason.TimestampTooNew, Description = "above the last DateTime")]
    [TestCase("9223372036854775807", WebhookFailureReason.TimestampTooNew)]
    [TestCase("9999999999999999999", WebhookFailureReason.TimestampTooNew)]
    [TestCase("99999999999999999999", WebhookFailureReason.MalformedHeader)]
    [TestCase("-1768478400", WebhookFailureReason.MalformedHeader)]
    [TestCase("+1768478400", WebhookFailureReason.MalformedHeader)]
    [TestCase("1768478400.0", WebhookFailureReason.MalformedHeader)]
    [TestCase(" 1768478400", WebhookFailureReason.MalformedHeader)]
    [TestCase("1,768,478,400", WebhookFailureReason.MalformedHeader)]
    [TestCase("٠١٢٣", WebhookFailureReason.MalformedHeader)]
    [TestCase("2026-01-15T12:00:00Z", WebhookFailureReason.MalformedHeader)]
    [TestCase("NaN", WebhookFailureReason.MalformedHeader)]
    public void A_time_of_another_form_is_refused_with_its_reason(string timestamp, WebhookFailureReason reason)
    {
        var delivery = new Delivery();
        delivery.Headers["svix-timestamp"] = timestamp;

        Assert.That(delivery.Reason(), Is.EqualTo(reason));
    }

    [Test]
    public void The_message_says_by_how_much_and_what_is_allowed()
    {
        var delivery = new Delivery();
        delivery.Clock.Advance(412);

        Assert.That(delivery.Refusal().Message, Does.Contain("412 s").And.Contain("300 s").And.Contain("clock"));
    }

    private static WebhookFailureReason? Aged(double age, TimeSpan? tolerance)
    {
        var delivery = new Delivery();
        delivery.Options.TimeProvider = new FixedClock(ManualTimeProvider.Start.AddTicks((long)Math.Round(age * TimeSpan.TicksPerSecond)));
        delivery.Options.Tolerance = tolerance ?? delivery.Options.Tolerance;
        return delivery.Reason();
    }
}
