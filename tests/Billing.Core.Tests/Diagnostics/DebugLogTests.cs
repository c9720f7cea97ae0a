using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Billing.Core.Tests.Diagnostics;

public sealed class DebugLogTests
{
    private const string Answer = """{"id":"wid_1","status":"active","price":10.50,"paid":true,"at":"2026-01-15T12:00:00Z","email":"jane@example.com","name":"Jane Doe","card":4242424242424242,"sessionToken":"tok_CANARY","taxId":"DE123456789"}""";

    [TearDown]
    public void ForgetVariable() => Environment.SetEnvironmentVariable(TestVendor.DebugVariable, null);

    [Test]
    public async Task Shows_request_line_status_attempt_and_retry_at_level_Debug()
    {
        var log = new CapturingLogger();
        var client = Client(log);
        client.Server.Answers(503, "", ("Retry-After", "3")).Answers(200, Answer, ("X-Request-Id", "req_1"));

        await client.SendAsync(Operations.Create);

        var lines = log.Lines.Select(line => line.Text).ToList();
        Assert.That(log.Lines.Select(line => line.Level), Is.All.EqualTo(LogLevel.Debug));
        Assert.That(lines, Has.Count.EqualTo(5));
        Assert.That(lines[0], Does.StartWith("> POST https://api.acme.example/v1/widgets (Widgets_Create, attempt 1)"));
        Assert.That(lines[1], Does.StartWith("< 503 (Widgets_Create, attempt 1").And.Contain("Retry-After: 3"));
        Assert.That(lines[2], Does.StartWith("~ Widgets_Create is tried again after 3000 ms"));
        Assert.That(lines[3], Does.StartWith("> POST").And.Contain("attempt 2"));
        Assert.That(lines[4], Does.StartWith("< 200 (Widgets_Create, attempt 2, 3000 ms)").And.Contain("X-Request-ID: req_1"));
        Assert.That(lines[4], Does.Contain("\"id\":\"wid_1\",\"status\":\"active\",\"price\":10.50,\"paid\":true,\"at\":\"2026-01-15T12:00:00Z\",\"email\":\"***\",\"name\":\"***\""));
    }

    [Test]
    public async Task Never_shows_a_key_or_customer_data()
    {
        var log = new CapturingLogger(LogLevel.Trace);
        var client = Client(log);
        client.Server
            .Answers(503, "jane@example.com has no card 4242424242424242")
            .Answers(200, Answer, ("Set-Cookie", "session=CANARY"), ("X-Customer", "jane@example.com"));
        var request = new WidgetRequest { Name = "Jane Doe", Email = "jane@example.com", Data = new[] { "4242424242424242", "sk_live_CANARY" } };

        await client.SendAsync(Operations.Create, request, new RequestOptions { Headers = new() { ["X-Own"] = "CANARY" }, IdempotencyKey = "jane-CANARY" });
        client.Server.Answers(404, "{}");
        var query = TestClient.Request(Operations.Create).Query("email", "jane@example.com").Query("name", "Jane").Query("customerId", "cus_1").Query("token", "CANARY");
        Assert.CatchAsync<ApiException>(() => client.Http.SendAsync(query, null, default));

        Assert.That(log.Text, Does.Not.Contain("CANARY").And.Not.Contain("jane").IgnoreCase);
        Assert.That(log.Text, Does.Not.Contain("4242424242").And.Not.Contain("DE123456789"));
        Assert.That(log.Text, Does.Contain("Authorization: ***").And.Contain("Idempotency-Key: ***").And.Contain("X-Own: ***").And.Contain("Set-Cookie: ***"));
        Assert.That(log.Text, Does.Contain("?email=***&name=***&customerId=cus_1&token=***"));
        Assert.That(log.Text, Does.Contain("<45 characters that are no JSON>"));
    }

    [Test]
    public void Never_shows_a_key_that_a_server_quotes_whatever_its_form()
    {
        const string Key = "acme.CANARY.0123456789";
        var log = new CapturingLogger(LogLevel.Trace);
        var client = new TestClient(options => (options.ApiKey, options.DebugLogger, options.Retry) = (Key, log, RetryOptions.None));
        client.Server.Answers(401, "{\"code\":\"" + Key + "\",\"id\":\"x" + Key + "\"}", ("x-request-id", Key));
        var query = TestClient.Request(Operations.Create, new WidgetRequest()).Query("customerId", Key);

        var error = Assert.CatchAsync<ApiException>(() => client.Http.SendAsync(query, new RequestOptions { IdempotencyKey = Key, Headers = new() { ["x-request-id"] = Key } }, default))!;

        Assert.That(log.Text, Does.Contain("< 401").And.Not.Contain("CANARY"));
        Assert.That(error.ToString(), Does.Contain("status 401").And.Not.Contain("CANARY"));
        Assert.That(error.ToCurl(), Does.StartWith("curl").And.Not.Contain("CANARY"));
    }

    [TestCase("jane@example.com")]
    [TestCase("jane%40example.com")]
    [TestCase("for sk_live_CANARY")]
    [TestCase("4242 4242424242424242")]
    public async Task Shows_no_private_value_of_a_header_that_is_harmless_as_a_rule(string value)
    {
        var log = new CapturingLogger(LogLevel.Trace);
        var client = Client(log);
        client.Server.Answers(200, Widget.Json, ("x-request-id", value));

        await client.SendAsync(Operations.Get, new RequestOptions { Headers = new() { ["User-Agent"] = value } });

        Assert.That(log.Text, Does.Contain("User-Agent: ***").And.Contain("X-Request-ID: ***").IgnoreCase);
        Assert.That(log.Text, Does.Not.Contain(value));
    }

    [Test]
    public void Shows_what_kind_of_failure_ended_an_attempt_and_no_more()
    {
        var log = new CapturingLogger();
        var client = Client(log);
        client.Always((_, _) => throw new System.Net.Http.HttpRequestException("CANARY"));

        Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(Operations.Get, new RequestOptions { Retry = RetryOptions.None }));

        Assert.That(log.Text, Does.Contain("< Broken (Widgets_Get, attempt 1, 0 ms): HttpRequestException").And.Not.Contain("CANARY"));
    }

    [Test]
    public async Task Is_silent_above_level_Debug()
    {
        var log = new CapturingLogger(LogLevel.Information);
        var client = Client(log);
        client.Server.Answers(503).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(log.Lines, Is.Empty);
    }

    [TestCase("true", true)]
    [TestCase("TRUE", true)]
    [TestCase("false", false)]
    [TestCase("1", false)]
    [TestCase(null, false)]
    public async Task The_vendors_debug_variable_writes_to_standard_error(string? value, bool written)
    {
        Environment.SetEnvironmentVariable(TestVendor.DebugVariable, value);

        var text = await StandardErrorAsync(new TestClient());

        Assert.That(text, written ? Does.Contain("Acme: > GET https://api.acme.example/v1/widgets/wid_1").And.Not.Contain("CANARY") : Is.Empty);
    }

    [Test]
    public async Task The_applications_logger_takes_the_place_of_standard_error()
    {
        Environment.SetEnvironmentVariable(TestVendor.DebugVariable, "true");
        var log = new CapturingLogger();

        var text = await StandardErrorAsync(Client(log));

        Assert.That((text, log.Lines.Count), Is.EqualTo((string.Empty, 2)));
    }

    [Test]
    public async Task A_logger_that_fails_does_not_fail_the_call()
    {
        var client = Client(new FailingLogger());
        client.Server.Answers(503).Answers(200, Widget.Json);

        Assert.That((await client.SendAsync(Operations.Create)).Id, Is.EqualTo("wid_1"));
    }

    private static TestClient Client(ILogger logger) => new(options => options.DebugLogger = logger);

    private static async Task<string> StandardErrorAsync(TestClient client)
    {
        var before = Console.Error;
        using var written = new StringWriter();
        Console.SetError(written);
        try
        {
            client.Server.Answers(200, Widget.Json);
            await client.SendAsync(Operations.Get);
        }
        finally
        {
            Console.SetError(before);
        }

        return written.ToString();
    }

    private sealed class FailingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidTimeZoneException();
    }
}
