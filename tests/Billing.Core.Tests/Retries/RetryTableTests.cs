using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Retries;

/// <summary>What is sent again, for each mark of an operation and each way to fail.</summary>
public sealed class RetryTableTests
{
    private const string Get = nameof(Operations.Get);
    private const string Replace = nameof(Operations.Replace);
    private const string Create = nameof(Operations.Create);
    private const string Track = nameof(Operations.Track);
    private const string Charge = nameof(Operations.Charge);

    public static IEnumerable<object[]> Table()
    {
        // operation, fault, attempts, why it stopped, what it did, exception
        foreach (var safe in new[] { Replace, Create, Track })
        {
            yield return Row(safe, "not sent", 3, StopReason.AttemptsSpent, Effect.None, typeof(ConnectionException));
            yield return Row(safe, "broken", 3, StopReason.AttemptsSpent, Effect.Unknown, typeof(ConnectionException));
            yield return Row(safe, "timeout", 3, StopReason.AttemptsSpent, Effect.Unknown, typeof(RequestTimeoutException));
            yield return Row(safe, "429", 3, StopReason.AttemptsSpent, Effect.None, typeof(TestVendorException));
            yield return Row(safe, "503", 3, StopReason.AttemptsSpent, Effect.Unknown, typeof(TestVendorException));
            yield return Row(safe, "500", 3, StopReason.AttemptsSpent, Effect.Unknown, typeof(TestVendorException));
            yield return Row(safe, "408", 3, StopReason.AttemptsSpent, Effect.Unknown, typeof(TestVendorException));
            yield return Row(safe, "501", 1, StopReason.NotRetryable, Effect.Unknown, typeof(TestVendorException));
            yield return Row(safe, "505", 1, StopReason.NotRetryable, Effect.Unknown, typeof(TestVendorException));
            yield return Row(safe, "400", 1, StopReason.NotRetryable, Effect.None, typeof(TestVendorException));
            yield return Row(safe, "broken 400", 1, StopReason.NotRetryable, Effect.None, typeof(TestVendorException));
            yield return Row(safe, "302", 1, StopReason.NotRetryable, Effect.Unknown, typeof(TestVendorException));
            yield return Row(safe, "broken 200", 3, StopReason.AttemptsSpent, Effect.Applied, typeof(ResponseValidationException));
            yield return Row(safe, "cut 200", 3, StopReason.AttemptsSpent, Effect.Applied, typeof(ResponseValidationException));
            yield return Row(safe, "broken 503", 3, StopReason.AttemptsSpent, Effect.Unknown, typeof(TestVendorException));
        }

        yield return Row(Charge, "not sent", 3, StopReason.AttemptsSpent, Effect.None, typeof(ConnectionException));
        yield return Row(Charge, "broken", 1, StopReason.NoIdempotencyKey, Effect.Unknown, typeof(ConnectionException));
        yield return Row(Charge, "timeout", 1, StopReason.NoIdempotencyKey, Effect.Unknown, typeof(RequestTimeoutException));
        yield return Row(Charge, "429", 3, StopReason.AttemptsSpent, Effect.None, typeof(TestVendorException));
        yield return Row(Charge, "503", 1, StopReason.NoIdempotencyKey, Effect.Unknown, typeof(TestVendorException));
        yield return Row(Charge, "500", 1, StopReason.NoIdempotencyKey, Effect.Unknown, typeof(TestVendorException));
        yield return Row(Charge, "408", 1, StopReason.NoIdempotencyKey, Effect.Unknown, typeof(TestVendorException));
        yield return Row(Charge, "501", 1, StopReason.NotRetryable, Effect.Unknown, typeof(TestVendorException));
        yield return Row(Charge, "400", 1, StopReason.NotRetryable, Effect.None, typeof(TestVendorException));
        yield return Row(Charge, "broken 200", 1, StopReason.NoIdempotencyKey, Effect.Applied, typeof(ResponseValidationException));
        yield return Row(Charge, "cut 200", 1, StopReason.NoIdempotencyKey, Effect.Applied, typeof(ResponseValidationException));

        yield return Row(Get, "broken", 3, StopReason.AttemptsSpent, Effect.None, typeof(ConnectionException));
        yield return Row(Get, "timeout", 3, StopReason.AttemptsSpent, Effect.None, typeof(RequestTimeoutException));
        yield return Row(Get, "503", 3, StopReason.AttemptsSpent, Effect.None, typeof(TestVendorException));
        yield return Row(Get, "cut 200", 3, StopReason.AttemptsSpent, Effect.Applied, typeof(ResponseValidationException));
    }

    [TestCaseSource(nameof(Table))]
    public void Sends_again_only_what_cannot_act_twice(string operation, string fault, int attempts, StopReason stop, Effect effect, Type type)
    {
        var client = new TestClient(options => options.AttemptTimeout = TimeSpan.FromSeconds(10));
        client.Always(Fault(client, fault));

        var error = (BillingException)Assert.ThrowsAsync(type, () => client.SendAsync(Operations.Named(operation)))!;

        Assert.Multiple(() =>
        {
            Assert.That(client.Server.Attempts, Is.EqualTo(attempts));
            Assert.That(error.Attempts, Is.EqualTo(attempts));
            Assert.That(error.StopReason, Is.EqualTo(stop));
            Assert.That(error.Effect, Is.EqualTo(effect));
            Assert.That(error.Operation, Is.EqualTo("Widgets_" + operation));
        });
    }

    public static IEnumerable<object[]> Repeated() => Table().Where(row => (int)row[2] > 1).Select(row => row[..2]);

    [TestCaseSource(nameof(Repeated))]
    public async Task A_repeat_that_succeeds_brings_the_answer(string operation, string fault)
    {
        var client = new TestClient(options => options.AttemptTimeout = TimeSpan.FromSeconds(10));
        client.Server.Then(Fault(client, fault)).Answers(200, Widget.Json);

        var widget = await client.SendAsync(Operations.Named(operation));

        Assert.That(widget.Price, Is.EqualTo(10.50m));
    }

    [TestCase("broken")]
    [TestCase("timeout")]
    [TestCase("503")]
    [TestCase("cut 200")]
    public void The_callers_explicit_word_sends_an_unsafe_operation_again(string fault)
    {
        var client = new TestClient(options => Configure(options, new RetryOptions { ResendUnsafe = true }));
        client.Always(Fault(client, fault));

        var error = Assert.CatchAsync<BillingException>(() => client.SendAsync(Operations.Charge))!;

        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((3, StopReason.AttemptsSpent)));
    }

    [TestCase("not sent")]
    [TestCase("broken")]
    [TestCase("timeout")]
    [TestCase("cut 200")]
    public void Connection_errors_are_final_where_their_retries_are_off(string fault)
    {
        var client = new TestClient(options => Configure(options, new RetryOptions { RetryConnectionErrors = false }));
        client.Always(Fault(client, fault));

        var error = Assert.CatchAsync<BillingException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((1, StopReason.NotRetryable)));
    }

    [Test]
    public async Task Statuses_are_retried_where_only_connection_errors_are_not()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { RetryConnectionErrors = false });
        client.Server.Answers(503).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Attempts, Is.EqualTo(2));
    }

    [TestCase("429 with Retry-After", 3, StopReason.AttemptsSpent, Effect.None)]
    [TestCase("429", 1, StopReason.NoIdempotencyKey, Effect.Unknown)]
    [TestCase("broken 429 with Retry-After", 3, StopReason.AttemptsSpent, Effect.None)]
    public void Where_limits_may_strike_after_the_work_only_a_limiters_header_proves_that_nothing_was_done(string fault, int attempts, StopReason stop, Effect effect)
    {
        var client = new TestClient(profile: TestVendor.Profile(limiterSaysHowLong: true));
        client.Always(Fault(client, fault));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Charge))!;

        Assert.That((error.Attempts, error.StopReason, error.Effect), Is.EqualTo((attempts, stop, effect)));
    }

    [Test]
    public void The_worst_of_all_attempts_is_what_the_call_did()
    {
        var client = new TestClient();
        client.Server.Answers(503).Then(ScriptedServer.BreakBeforeSending()).Answers(429);

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.StatusCode, error.Effect), Is.EqualTo((429, Effect.Unknown)));
    }

    [Test]
    public void A_conflict_is_retried_where_the_operation_says_so()
    {
        var client = new TestClient();
        client.Always(client.Server.Answer(409));

        var settled = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Settle))!;
        var created = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((settled.Attempts, created.Attempts), Is.EqualTo((3, 1)));
    }

    private static void Configure(TestOptions options, RetryOptions retry)
    {
        options.AttemptTimeout = TimeSpan.FromSeconds(10);
        options.Retry = retry;
    }

    private static object[] Row(string operation, string fault, int attempts, StopReason stop, Effect effect, Type type) => new object[] { operation, fault, attempts, stop, effect, type };

    private static ScriptedServer.Step Fault(TestClient client, string fault) => fault switch
    {
        "not sent" => ScriptedServer.BreakBeforeSending(),
        "broken" => client.Server.BreakAfterSending(),
        "timeout" => client.TimeOut(10),
        "broken 200" => client.Server.BreakInBody(200, "{\"id\":\"wi"),
        "cut 200" => client.Server.CutBody(200, "{\"id\":\"wi"),
        "broken 400" => client.Server.BreakInBody(400, "{\"me"),
        "broken 503" => client.Server.BreakInBody(503, "{\"me"),
        "429 with Retry-After" => client.Server.Answer(429, "", ("Retry-After", "1")),
        "broken 429 with Retry-After" => client.Server.BreakInBody(429, "{\"me", ("Retry-After", "1")),
        _ => client.Server.Answer(int.Parse(fault, CultureInfo.InvariantCulture)),
    };
}
