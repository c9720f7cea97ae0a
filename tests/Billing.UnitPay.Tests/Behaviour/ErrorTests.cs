using System;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

public class ErrorTests
{
    private const string Flat = "{\"code\":\"invalid_api_key\",\"message\":\"CANARY of Jane\",\"requestId\":\"req_body\",\"details\":{\"field\":\"x\"}}";
    private const string Nested = "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"CANARY of Jane\"},\"requestId\":\"req_body\",\"details\":{\"field\":\"x\"}}";

    [TestCase(400, typeof(UnitPayBadRequestException), ApiErrorKind.InvalidRequest)]
    [TestCase(401, typeof(UnitPayAuthenticationException), ApiErrorKind.Authentication)]
    [TestCase(402, typeof(UnitPayException), ApiErrorKind.Other)]
    [TestCase(403, typeof(UnitPayException), ApiErrorKind.Permission)]
    [TestCase(404, typeof(UnitPayNotFoundException), ApiErrorKind.NotFound)]
    [TestCase(409, typeof(UnitPayConflictException), ApiErrorKind.Conflict)]
    [TestCase(422, typeof(UnitPayValidationException), ApiErrorKind.InvalidRequest)]
    [TestCase(429, typeof(UnitPayRateLimitException), ApiErrorKind.RateLimited)]
    [TestCase(500, typeof(UnitPayInternalServerException), ApiErrorKind.Server)]
    [TestCase(503, typeof(UnitPayInternalServerException), ApiErrorKind.Server)]
    public void Have_a_class_by_status_and_read_both_forms_of_body(int status, Type type, ApiErrorKind kind)
    {
        foreach (var body in new[] { Flat, Nested })
        {
            using var wire = new Wire().AlwaysAnswers(status, body);
            var error = (UnitPayException)Assert.CatchAsync(() => Clients.On(wire, o => o.Retry = RetryOptions.None).Customers.GetAsync("cus_1"))!;
            Assert.That(error, Is.TypeOf(type));
            Assert.That((error.StatusCode, error.Kind, error.Code, error.ServerMessage, error.RequestId, error.Body), Is.EqualTo((status, kind, "invalid_api_key", "CANARY of Jane", "req_body", body)));
            Assert.That(error.Details!["field"], Is.EqualTo("x"));
            Assert.That(error.ToString(), Does.Contain("invalid_api_key").And.Contain("Customers_Get").And.Not.Contain("CANARY"));
        }
    }

    [TestCase("")]
    [TestCase("<html>Bad gateway</html>")]
    [TestCase("[1,2]")]
    [TestCase("null")]
    [TestCase("{\"error\":[1],\"message\":{\"a\":1},\"code\":{},\"details\":\"x\",\"requestId\":[]}")]
    [TestCase("{\"error\":\"nope\"")]
    public void Whose_body_is_of_no_known_form_keep_it(string body)
    {
        using var wire = new Wire().Answers(400, body, ("x-request-id", "req_header"));
        var error = Assert.ThrowsAsync<UnitPayBadRequestException>(() => Clients.On(wire).Customers.GetAsync("cus_1"))!;
        Assert.That((error.Body, error.RequestId, error.Code, error.ServerMessage), Is.EqualTo((body, "req_header", (string?)null, (string?)null)));
    }

    [Test]
    public void Keep_the_message_beside_an_error_that_is_text()
    {
        using var wire = new Wire().Answers(401, "{\"error\":\"Unauthorized\",\"message\":\"who are you\",\"code\":\"c\"}");
        var error = Assert.ThrowsAsync<UnitPayAuthenticationException>(() => Clients.On(wire).Customers.GetAsync("cus_1"))!;
        Assert.That((error.ServerMessage, error.Code), Is.EqualTo(("who are you", "c")));
    }

    [Test]
    public void Of_the_rate_limit_say_how_long_to_wait()
    {
        using var wire = new Wire().Answers(429, "{}", ("Retry-After", "90"));
        var error = Assert.ThrowsAsync<UnitPayRateLimitException>(() => Clients.On(wire).TrackAsync(Clients.Event()))!;
        Assert.That((error.RetryAfter, error.StopReason, error.Effect), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(90), (StopReason?)StopReason.RetryAfterTooLong, Effect.None)));
    }

    [Test]
    public void Of_a_conflict_that_stays_come_after_the_retries()
    {
        using var wire = new Wire().AlwaysAnswers(409);
        var error = Assert.ThrowsAsync<UnitPayConflictException>(() => Clients.On(wire).TrackAsync(Clients.Event()))!;
        Assert.That((error.Attempts, wire.Sent.Count, error.StopReason), Is.EqualTo((3, 3, (StopReason?)StopReason.AttemptsSpent)));
    }

    [Test]
    public void A_conflict_of_a_read_is_not_retried()
    {
        using var wire = new Wire().Answers(409);
        var error = Assert.ThrowsAsync<UnitPayConflictException>(() => Clients.On(wire).Customers.GetAsync("cus_1"))!;
        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((1, (StopReason?)StopReason.NotRetryable)));
    }

    [Test]
    public void Of_a_broken_connection_do_not_claim_that_nothing_happened()
    {
        using var wire = new Wire().Breaks().Breaks().Breaks();
        var error = Assert.ThrowsAsync<ConnectionException>(() => Clients.On(wire).TrackAsync(Clients.Event()))!;
        Assert.That((error.Effect, error.Attempts, error.IdempotencyKey), Is.EqualTo((Effect.Unknown, 3, wire.Last["Idempotency-Key"])));
    }

    [TestCase("", "JSON")]
    [TestCase("<html>ok</html>", "valid JSON")]
    [TestCase("{\"id\":\"cus_1\"", "the end of an object")]
    [TestCase("[]", "an object")]
    [TestCase("null", "a value")]
    public void Of_a_success_that_cannot_be_read_keep_the_answer(string body, string expected)
    {
        using var wire = new Wire().Answers(201, body, ("x-request-id", "req_1"));
        var error = Assert.ThrowsAsync<ResponseValidationException>(() => Clients.On(wire).Customers.CreateAsync(new CreateCustomerRequest { Name = "Ann" }))!;
        Assert.That((error.StatusCode, error.RequestId, error.RawBody, error.Effect, error.Expected), Is.EqualTo(((int?)201, "req_1", body, Effect.Applied, expected)));
        Assert.That(error.IdempotencyKey, Is.Not.Empty);
    }

    [Test]
    public async Task Are_values_of_the_functions()
    {
        using var wire = new Wire().Answers(404, "{\"code\":\"missing\"}");
        var result = await UnitPayFunctions.CustomersGetAsync(Clients.On(wire).Core, "cus_1");
        Assert.That((result.IsOk, (result.Error as UnitPayNotFoundException)?.Code, result.Response?.StatusCode), Is.EqualTo((false, "missing", (int?)404)));
        Assert.That(() => UnitPayFunctions.CustomersGetAsync(null!, "cus_1"), Throws.ArgumentNullException);
    }
}
