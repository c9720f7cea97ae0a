using System;
using System.Text;
using System.Threading.Tasks;
using Billing.Testing;
using Newtonsoft.Json;

namespace Billing.BillingOS.Tests.Behaviour;

public class SessionTokenTests
{
    private const string Payload = "{\"jti\":\"tok_0123\",\"iat\":1772366400,\"exp\":1772370000,\"external_user_id\":\"user_1\"}";

    [Test]
    public async Task Is_asked_for_in_the_vendors_names()
    {
        using var wire = new Wire().Answers(201, "{\"sessionToken\":\"" + Token("bos_session_test_", Payload) + "\",\"expiresAt\":\"2026-03-01T13:00:00.000Z\",\"unresolvedCustomers\":2,\"requestId\":\"req_1\"}");
        var token = await Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1", Email = "a@b.c", ExpiresIn = 3600, AllowedOperations = ["read_subscription"] });
        Assert.That(wire.Last.Body, Is.EqualTo("{\"externalUserId\":\"user_1\",\"email\":\"a@b.c\",\"expiresIn\":3600,\"allowedOperations\":[\"read_subscription\"]}"));
        Assert.That((token.TokenId, token.ExpiresAt, token.UnresolvedCustomers), Is.EqualTo(("tok_0123", (DateTimeOffset?)new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero), (long?)2)));
    }

    [TestCase("")]
    [TestCase(",\"expiresAt\":{}")]
    [TestCase(",\"expiresAt\":null")]
    [TestCase(",\"expiresAt\":\"soon\"")]
    public async Task Knows_when_it_ends_although_the_answer_does_not_say(string member)
    {
        using var wire = new Wire().Answers(201, "{\"sessionToken\":\"" + Token("bos_session_", Payload) + "\"" + member + "}");
        var token = await Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" });
        Assert.That(token.ExpiresAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1772370000)));
    }

    [Test]
    public async Task Believes_the_answer_before_the_token()
    {
        using var wire = new Wire().Answers(201, "{\"sessionToken\":\"" + Token("bos_session_", Payload) + "\",\"expiresAt\":\"2030-01-01T00:00:00Z\"}");
        var token = await Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" });
        Assert.That(token.ExpiresAt!.Value.Year, Is.EqualTo(2030));
    }

    [TestCase("{\"sub\":\"x\"}")]
    [TestCase("{\"jti\":null,\"exp\":-5}")]
    [TestCase("{\"jti\":3,\"exp\":\"soon\"}")]
    [TestCase("{\"exp\":999999999999999}")]
    public void Has_neither_id_nor_end_where_the_token_holds_none(string payload)
    {
        var token = JsonConvert.DeserializeObject<CreateSessionTokenResponse>("{\"sessionToken\":\"" + Token("bos_session_live_", payload) + "\"}")!;
        Assert.That((token.TokenId, token.ExpiresAt), Is.EqualTo(((string?)null, (DateTimeOffset?)null)));
    }

    [TestCase("garbage")]
    [TestCase("")]
    [TestCase("bos_session_test_eyJ$$$.sig")]
    [TestCase(".")]
    public void Of_another_form_is_kept_as_it_is(string text)
    {
        var token = JsonConvert.DeserializeObject<CreateSessionTokenResponse>("{\"sessionToken\":\"" + text + "\"}")!;
        Assert.That((token.SessionToken, token.TokenId, token.ExpiresAt), Is.EqualTo((text, (string?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public void Is_not_shown_by_its_model()
    {
        var token = JsonConvert.DeserializeObject<CreateSessionTokenResponse>("{\"sessionToken\":\"bos_session_test_CANARY\",\"requestId\":\"req_1\"}")!;
        Assert.That(token.ToString(), Does.Contain("req_1").And.Not.Contain("CANARY"));
    }

    [Test]
    public void Is_not_asked_for_without_a_user()
    {
        using var wire = new Wire();
        Assert.That(Assert.ThrowsAsync<InvalidRequestException>(() => Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = null! }))!.ParamName, Does.Contain("externalUserId"));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public void Is_not_made_twice_when_nobody_knows_whether_it_was_made()
    {
        using var wire = new Wire().Breaks();
        var error = Assert.ThrowsAsync<ConnectionException>(() => Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" }))!;
        Assert.That((error.Attempts, error.StopReason, error.IdempotencyKey), Is.EqualTo((1, (StopReason?)StopReason.NoIdempotencyKey, (string?)null)));
    }

    [Test]
    public void Takes_no_idempotency_key()
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<ArgumentException>(
            () => Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" }, new RequestOptions { IdempotencyKey = "k" }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("IdempotencyKey", 0)));
        Assert.That(error.Message, Does.Contain("SessionTokens_Create"));
    }

    [Test]
    public async Task Revoked_by_a_repeat_of_a_lost_answer_is_revoked()
    {
        using var wire = new Wire().Breaks().Answers(404, Clients.ErrorBody("RES_NOT_FOUND", "Token not found"));
        var answer = await Clients.On(wire).SessionTokens.RevokeAsync("tok_1");
        Assert.That((wire.Sent.Count, wire.Last.Method, wire.Last.Url), Is.EqualTo((2, "DELETE", Clients.Sandbox + "/v1/session-tokens/tok_1")));
        Assert.That(() => answer.Message, Throws.InstanceOf<ResponseValidationException>());
    }

    [Test]
    public void Not_found_at_the_first_try_is_not_found()
    {
        using var wire = new Wire().Answers(404, Clients.ErrorBody("RES_NOT_FOUND", "Token not found"));
        Assert.That(Assert.ThrowsAsync<BillingOSNotFoundException>(() => Clients.On(wire).SessionTokens.RevokeAsync("tok_1"))!.Code, Is.EqualTo("RES_NOT_FOUND"));
    }

    [Test]
    public void Not_found_after_an_attempt_that_did_nothing_is_not_found()
    {
        using var wire = new Wire().Answers(429, "{}", ("Retry-After", "1")).Answers(404);
        Assert.That(Assert.ThrowsAsync<BillingOSNotFoundException>(() => Clients.On(wire).SessionTokens.RevokeAsync("tok_1"))!.Attempts, Is.EqualTo(2));
    }

    private static string Token(string prefix, string payload) =>
        prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)).TrimEnd('=').Replace('+', '-').Replace('/', '_') + ".0badcafe";
}
