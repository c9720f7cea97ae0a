using System;
using System.Text;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Testing;
using Newtonsoft.Json;

namespace Billing.UnitPay.Tests.Behaviour;

public class PortalSessionTests
{
    [TestCase("{\"jti\":\"sess_1\",\"sub\":\"cus_1\"}", "sess_1")]
    [TestCase("{\"jti\":\"sess_ü?>~\"}", "sess_ü?>~")]
    [TestCase("{\"sub\":\"cus_1\"}", null)]
    [TestCase("{\"jti\":7}", null)]
    [TestCase("{\"jti\":", null)]
    public void Reads_its_id_from_the_token(string payload, string? jti)
    {
        var part = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.That(new PortalSession { Token = "eyJhbGciOiJIUzI1NiJ9." + part + ".c2ln" }.Jti, Is.EqualTo(jti));
    }

    [TestCase("garbage")]
    [TestCase("")]
    [TestCase("a.b.c")]
    [TestCase("eyJh.eyJ%%%.c2ln")]
    [TestCase("..")]
    public void Has_no_id_when_the_token_is_of_another_form(string token)
    {
        Assert.That(new PortalSession { Token = token }.Jti, Is.Null);
    }

    [Test]
    public void Has_no_id_without_a_token_and_does_not_show_it()
    {
        Assert.That(new PortalSession().Jti, Is.Null);
        Assert.That(new PortalSession { Token = "eyJCANARY" }.ToString(), Does.Not.Contain("CANARY"));
        Assert.That(JsonConvert.DeserializeObject<PortalSession>("{\"expiresAt\":\"2026-01-01T00:00:00Z\"}")!.Jti, Is.Null);
    }

    [TestCase("sess_1", null, "{\"jti\":\"sess_1\"}")]
    [TestCase(null, "cus_1", "{\"customerId\":\"cus_1\"}")]
    public async Task Is_revoked_by_one_of_two_ids(string? jti, string? customerId, string body)
    {
        using var wire = new Wire().Answers(409).Answers(204);
        await Clients.On(wire).PortalSessions.RevokeAsync(new RevokePortalSessionRequest { Jti = jti, CustomerId = customerId });
        Assert.That((wire.Last.Method, wire.Last.Url, wire.Last.Body), Is.EqualTo(("POST", "https://api.useunitpay.com/v1/portal-sessions/revoke", body)));
        Assert.That(wire.Last["Idempotency-Key"], Is.Not.Empty.And.EqualTo(wire.Sent[0]["Idempotency-Key"]));
    }

    [TestCase(null, null)]
    [TestCase("sess_1", "cus_1")]
    public void Is_not_revoked_by_none_or_both(string? jti, string? customerId)
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<InvalidRequestException>(() => Clients.On(wire).PortalSessions.RevokeAsync(new RevokePortalSessionRequest { Jti = jti, CustomerId = customerId }))!;
        Assert.That(error.Message, Does.Contain("exactly one").And.Contain("jti").And.Contain("customerId"));
        Assert.That((error.Effect, wire.Sent.Count), Is.EqualTo((Effect.None, 0)));
    }

    [Test]
    public async Task Is_made_and_revoked_by_the_id_in_its_token()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, HttpClient = http });
        var customer = await unitpay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ann" });
        var session = await unitpay.PortalSessions.CreateAsync(new CreatePortalSessionRequest { CustomerId = customer.Id, TtlSeconds = 60 });
        Assert.That(session.Jti, Is.Not.Null.And.Not.Empty);
        Assert.That(session.ExpiresAt, Is.GreaterThan(DateTimeOffset.UtcNow));
        await unitpay.PortalSessions.RevokeAsync(new RevokePortalSessionRequest { Jti = session.Jti });
        Assert.ThrowsAsync<UnitPayNotFoundException>(() => unitpay.PortalSessions.RevokeAsync(new RevokePortalSessionRequest { Jti = "unknown" }));
    }

    [TestCase(59)]
    [TestCase(86401)]
    public void Live_from_a_minute_to_a_day(int seconds)
    {
        using var wire = new Wire();
        var request = new CreatePortalSessionRequest { CustomerId = "cus_1", TtlSeconds = seconds };

        Assert.That(Assert.ThrowsAsync<InvalidRequestException>(() => Clients.On(wire).PortalSessions.CreateAsync(request))!.ParamName, Is.EqualTo("request.ttlSeconds"));
        Assert.That(wire.Sent, Is.Empty);
    }
}
