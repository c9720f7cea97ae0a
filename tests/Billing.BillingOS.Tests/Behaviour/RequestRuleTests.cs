using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

public class RequestRuleTests
{
    [TestCase(0)]
    [TestCase(-5)]
    public void Usage_must_be_above_zero(decimal quantity)
    {
        using var wire = new Wire();
        var request = new TrackUsageRequest { CustomerId = "user_1", FeatureKey = "api_calls", Quantity = quantity };

        var error = Assert.ThrowsAsync<InvalidRequestException>(() => Clients.On(wire).TrackUsageAsync(request))!;

        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("request.quantity", 0)));
    }

    [TestCase(59)]
    [TestCase(86401)]
    public void A_session_token_lives_from_a_minute_to_a_day(int seconds)
    {
        using var wire = new Wire();
        var request = new CreateSessionTokenRequest { ExternalUserId = "user_1", ExpiresIn = seconds };

        Assert.That(Assert.ThrowsAsync<InvalidRequestException>(() => Clients.On(wire).CreateSessionTokenAsync(request))!.ParamName, Is.EqualTo("request.expiresIn"));
        Assert.That(wire.Sent, Is.Empty);
    }
}
