using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Errors;

public sealed class ApiExceptionTests
{
    private const string PrivateBody = """{"message":"jane@example.com has no card 4242424242424242","code":"RES_NOT_FOUND","requestId":"req_body"}""";

    [TestCase(400, ApiErrorKind.InvalidRequest)]
    [TestCase(401, ApiErrorKind.Authentication)]
    [TestCase(402, ApiErrorKind.Other)]
    [TestCase(403, ApiErrorKind.Permission)]
    [TestCase(404, ApiErrorKind.NotFound)]
    [TestCase(409, ApiErrorKind.Conflict)]
    [TestCase(410, ApiErrorKind.NotFound)]
    [TestCase(418, ApiErrorKind.Other)]
    [TestCase(422, ApiErrorKind.InvalidRequest)]
    [TestCase(429, ApiErrorKind.RateLimited)]
    [TestCase(500, ApiErrorKind.Server)]
    [TestCase(501, ApiErrorKind.Server)]
    [TestCase(599, ApiErrorKind.Server)]
    [TestCase(302, ApiErrorKind.Other)]
    [TestCase(304, ApiErrorKind.Other)]
    public void The_status_has_the_same_meaning_for_every_vendor(int status, ApiErrorKind kind)
    {
        var error = Fail(client => client.Server.Answers(status, PrivateBody));

        Assert.That((error.StatusCode, error.Kind), Is.EqualTo((status, kind)));
    }

    [Test]
    public void Everything_that_the_answer_says_is_kept()
    {
        var error = Fail(client => client.Server.Answers(429, PrivateBody, ("X-Request-Id", "req_1"), ("Retry-After", "7"), ("X-Other", "a"), ("X-Other", "b")));

        Assert.That((error.Body, error.ContentType, error.RequestId, error.Code), Is.EqualTo((PrivateBody, "application/json", "req_1", "RES_NOT_FOUND")));
        Assert.That((error.RetryAfter, error.Headers["x-other"], error.Headers["nothing"]), Is.EqualTo((TimeSpan.FromSeconds(7), "a, b", (string?)null)));
        Assert.That(error.ServerMessage, Does.StartWith("jane@"));
        Assert.That((error.Operation, error.Attempts, error.FieldErrors.Count), Is.EqualTo(("Widgets_Create", 1, 0)));
    }

    [Test]
    public void What_an_application_makes_needs_no_newer_compiler()
    {
        var initOnly = typeof(ErrorDetails).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "Billing" || type == typeof(ErrorDetails))
            .SelectMany(type => type.GetProperties(), (type, property) => (Name: $"{type.Name}.{property.Name}", Setter: property.GetSetMethod()))
            .Where(member => member.Setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true)
            .Select(member => member.Name);

        Assert.That(initOnly, Is.Empty);
    }

    [Test]
    public void The_request_id_of_the_body_serves_where_no_header_has_one() =>
        Assert.That(Fail(client => client.Server.Answers(404, PrivateBody)).RequestId, Is.EqualTo("req_body"));

    [Test]
    public void Message_and_text_hold_no_body_key_or_customer_data()
    {
        var error = Fail(client => client.Server.Answers(404, PrivateBody, ("X-Request-Id", "req_1")));

        Assert.That(error.Message, Is.EqualTo("Widgets_Create was refused with status 404 (code RES_NOT_FOUND), request id req_1, after 1 attempt."));
        Assert.That(error.ToString(), Does.Not.Contain("jane").And.Not.Contain("4242").And.Not.Contain("CANARY").And.Not.Contain("Jane").And.Not.Contain(error.IdempotencyKey!));
    }

    [TestCase("card 4242 was declined")]
    [TestCase("jane@example.com")]
    [TestCase("sk_live_CANARY")]
    [TestCase("upay_sk_1")]
    [TestCase("eyJhbGciOi")]
    public void A_code_that_is_no_plain_token_stays_out_of_the_message(string code)
    {
        var error = Fail(client => client.Server.Answers(400, $$"""{"code":"{{code}}"}""", ("X-Request-Id", code)));

        Assert.That(error.Message, Is.EqualTo("Widgets_Create was refused with status 400, after 1 attempt."));
        Assert.That((error.Code, error.RequestId), Is.EqualTo((code, code)), "but it can be asked for");
    }

    [Test]
    public void A_status_with_an_exception_of_its_own_gets_it_and_others_the_vendors()
    {
        var client = new TestClient();
        client.Server.Answers(409, "{}").Answers(403, "{}");

        Assert.ThrowsAsync<WidgetInUseException>(() => client.DeleteAsync());
        Assert.ThrowsAsync<TestVendorException>(() => client.DeleteAsync());
    }

    [TestCase(502, "<html><body>Bad Gateway</body></html>", "text/html")]
    [TestCase(400, "", "application/json")]
    [TestCase(400, "{\"message\":", "application/json")]
    [TestCase(400, "[1,2]", "application/json")]
    [TestCase(400, "null", "application/json")]
    [TestCase(400, "{\"message\":5,\"code\":{}}", "application/json")]
    public void A_body_of_another_form_never_hides_the_status(int status, string body, string contentType)
    {
        var error = Fail(client => client.Server.Answers(status, body));

        Assert.That((error.StatusCode, error.Body, error.ContentType, error.ServerMessage, error.Code), Is.EqualTo((status, body, contentType, (string?)null, (string?)null)));
    }

    [Test]
    public void A_broken_body_keeps_what_arrived()
    {
        var error = Fail(client => client.Server.Then(client.Server.BreakInBody(500, "{\"message\":\"we br")));

        Assert.That((error.StatusCode, error.Body), Is.EqualTo((500, "{\"message\":\"we br")));
    }

    [Test]
    public void A_huge_body_is_cut_to_64_KB()
    {
        var error = Fail(client => client.Server.Answers(500, new string('x', 200_000)));

        Assert.That(error.Body, Has.Length.EqualTo(64 * 1024));
    }

    [Test]
    public void A_redirect_is_not_followed()
    {
        var client = new TestClient();
        client.Server.Answers(302, "", ("Location", "https://evil.example/steal"));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.StatusCode, error.Headers["Location"], client.Server.Attempts), Is.EqualTo((302, "https://evil.example/steal", 1)));
    }

    [TestCase(nameof(Operations.Get), 200, Effect.None)]
    [TestCase(nameof(Operations.Create), 200, Effect.Unknown)]
    [TestCase(nameof(Operations.Create), 404, Effect.Unknown)]
    public void An_answer_from_another_address_is_an_error_and_proves_nothing(string operation, int status, Effect effect)
    {
        var client = new TestClient();
        client.Always(client.Server.AnswerFrom("https://evil.example/v1/widgets", status, Widget.Json));

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Named(operation)))!;

        Assert.That((error.Effect, error.Attempts, error.StopReason), Is.EqualTo((effect, 1, StopReason.NotRetryable)));
        Assert.That(error.Message, Does.Contain("AllowAutoRedirect"));
    }

    [Test]
    public void A_disposed_HttpClient_is_named()
    {
        var client = new TestClient();
        client.Options.HttpClient!.Dispose();

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Effect, error.Attempts), Is.EqualTo((Effect.None, 1)));
        Assert.That(error.Message, Does.Contain("HttpClient was disposed"));
    }

    [Test]
    public void An_unknown_exception_of_the_applications_handler_is_wrapped()
    {
        var client = new TestClient();
        client.Always((_, _) => throw new InvalidTimeZoneException("CANARY"));

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.InnerException!.GetType(), error.Message.Contains("CANARY", StringComparison.Ordinal)), Is.EqualTo((typeof(InvalidTimeZoneException), false)));
    }

    [Test]
    public void An_application_can_make_one_for_its_own_tests()
    {
        var error = new ApiException(
            new ErrorContext(429, "{}", retryAfter: TimeSpan.FromSeconds(1), outcome: new CallOutcome("Customers_Create", Effect.Unknown, "k", 2, StopReason.BudgetSpent)),
            new ErrorDetails { Code = "C", FieldErrors = new() { ["name"] = new[] { "is empty" } } });

        Assert.That((error.Kind, error.Effect, error.IdempotencyKey, error.Attempts, error.StopReason, error.Code), Is.EqualTo((ApiErrorKind.RateLimited, Effect.Unknown, "k", 2, StopReason.BudgetSpent, "C")));
        Assert.That(error.FieldErrors["name"].Single(), Is.EqualTo("is empty"));
        Assert.That(error.ToCurl(), Is.Empty);
        Assert.That(new ApiException(new ErrorContext(500, string.Empty)).Message, Is.EqualTo("The call was refused with status 500, after 0 attempts."));
    }

    private static ApiException Fail(Action<TestClient> script)
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        script(client);
        return Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Create, new WidgetRequest { Email = "jane@example.com" }))!;
    }
}
