using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.BillingOS.Tests.Behaviour;

public class ErrorTests
{
    [TestCase(400, typeof(BillingOSValidationException), ApiErrorKind.InvalidRequest)]
    [TestCase(401, typeof(BillingOSAuthenticationException), ApiErrorKind.Authentication)]
    [TestCase(402, typeof(BillingOSException), ApiErrorKind.Other)]
    [TestCase(403, typeof(BillingOSAuthorizationException), ApiErrorKind.Permission)]
    [TestCase(404, typeof(BillingOSNotFoundException), ApiErrorKind.NotFound)]
    [TestCase(409, typeof(BillingOSException), ApiErrorKind.Conflict)]
    [TestCase(410, typeof(BillingOSException), ApiErrorKind.NotFound)]
    [TestCase(422, typeof(BillingOSValidationException), ApiErrorKind.InvalidRequest)]
    [TestCase(429, typeof(BillingOSRateLimitException), ApiErrorKind.RateLimited)]
    [TestCase(500, typeof(BillingOSServerException), ApiErrorKind.Server)]
    [TestCase(504, typeof(BillingOSServerException), ApiErrorKind.Server)]
    public void Have_a_class_by_status_whatever_the_servers_code_says(int status, Type type, ApiErrorKind kind)
    {
        using var wire = new Wire().AlwaysAnswers(status, Clients.ErrorBody("RES_NOT_FOUND", "CANARY of Jane", "{\"retryAfter\":60}"), ("x-request-id", "req_header"));
        var error = (BillingOSException)Assert.CatchAsync(() => Clients.On(wire, o => o.Retry = RetryOptions.None).CheckEntitlementAsync("user_1", "f"))!;
        Assert.That(error, Is.TypeOf(type));
        Assert.That((error.StatusCode, error.Kind, error.Code, error.ServerMessage, error.RequestId), Is.EqualTo((status, kind, "RES_NOT_FOUND", "CANARY of Jane", "req_header")));
        Assert.That(error.Details!["retryAfter"], Is.EqualTo(60L));
        Assert.That(error.ToString(), Does.Contain("RES_NOT_FOUND").And.Contain("req_header").And.Not.Contain("CANARY"));
    }

    [Test]
    public void Of_validation_name_the_fields()
    {
        using var wire = new Wire().Answers(400, Clients.ErrorBody("VAL_INVALID_INPUT", "Validation failed", "{\"fieldErrors\":{\"expiresIn\":[\"too small\",\"not whole\"],\"email\":[],\"odd\":\"text\",\"worse\":7}}"));
        var error = Assert.ThrowsAsync<BillingOSValidationException>(() => Clients.On(wire).CreateSessionTokenAsync(new CreateSessionTokenRequest { ExternalUserId = "user_1" }))!;
        Assert.That(error.FieldErrors["expiresIn"], Is.EqualTo(new[] { "too small", "not whole" }));
        Assert.That((error.FieldErrors["email"].Count, error.FieldErrors["odd"].Single(), error.FieldErrors["worse"].Count, error.RequestId), Is.EqualTo((0, "text", 0, "req_body")));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{\"fieldErrors\":[1]}")]
    [TestCase("{\"fieldErrors\":null}")]
    [TestCase("\"text\"")]
    public void Whose_details_are_of_another_form_have_no_fields(string details)
    {
        using var wire = new Wire().Answers(400, Clients.ErrorBody("VAL_INVALID_INPUT", "m", details));
        var error = Assert.ThrowsAsync<BillingOSValidationException>(() => Clients.On(wire).CheckEntitlementAsync("user_1", "f"))!;
        Assert.That((error.FieldErrors.Count, error.ServerMessage), Is.EqualTo((0, "m")));
    }

    [TestCase("")]
    [TestCase("<html>Bad gateway</html>")]
    [TestCase("[]")]
    [TestCase("{\"error\":\"text\"}")]
    [TestCase("{\"message\":\"plain\",\"statusCode\":\"x\"}")]
    [TestCase("{\"error\":{\"message\":[\"a\"]}}")]
    public void Whose_body_is_of_no_known_form_keep_it(string body)
    {
        using var wire = new Wire().Answers(404, body);
        var error = Assert.ThrowsAsync<BillingOSNotFoundException>(() => Clients.On(wire).CheckEntitlementAsync("user_1", "f"))!;
        Assert.That((error.Body, error.Code, error.FieldErrors.Count), Is.EqualTo((body, (string?)null, 0)));
    }

    [Test]
    public void Of_the_scoped_limiter_say_how_long_to_wait()
    {
        using var wire = new Wire().Answers(429, Clients.ErrorBody("RATE_LIMIT_EXCEEDED", "slow down"), ("Retry-After-scoped", "45"));
        var error = Assert.ThrowsAsync<BillingOSRateLimitException>(() => Clients.On(wire, o => o.Retry = RetryOptions.None).TrackUsageAsync(Clients.Usage()))!;
        Assert.That((error.RetryAfter, error.Effect), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(45), Effect.None)));
    }

    [Test]
    public async Task Are_values_of_the_functions()
    {
        using var wire = new Wire().Answers(400, Clients.ErrorBody("VAL_INVALID_INPUT", "quota_exceeded"));
        var result = await BillingOSFunctions.UsageTrackAsync(Clients.On(wire).Core, Clients.Usage());
        Assert.That(result.Match(_ => "ok", error => (error as BillingOSValidationException)?.Reason ?? "other"), Is.EqualTo("quota_exceeded"));
    }
}
