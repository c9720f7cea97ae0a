using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class HookTests
{
    private readonly List<string> _events = new();

    [SetUp]
    public void Forget() => _events.Clear();

    [Test]
    public async Task Hooks_see_every_attempt_in_the_order_of_registration()
    {
        var client = Client();
        client.Server.Answers(503).Then(client.Server.BreakAfterSending()).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(_events, Is.EqualTo(new[]
        {
            "a: before Acme Widgets_Get 1", "b: before Acme Widgets_Get 1", "a: after 503 Acme Widgets_Get 1", "b: after 503 Acme Widgets_Get 1",
            "a: before Acme Widgets_Get 2", "b: before Acme Widgets_Get 2", "a: error HttpRequestException Acme Widgets_Get 2", "b: error HttpRequestException Acme Widgets_Get 2",
            "a: before Acme Widgets_Get 3", "b: before Acme Widgets_Get 3", "a: after 200 Acme Widgets_Get 3", "b: after 200 Acme Widgets_Get 3",
        }));
    }

    [Test]
    public async Task A_hook_added_after_the_client_was_made_is_not_asked()
    {
        var client = new TestClient();
        client.Options.Hooks.Add(new RecordingHook("late", _events));
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(_events, Is.Empty);
    }

    [Test]
    public async Task A_hook_may_add_a_header_and_see_the_whole_request()
    {
        var client = new TestClient(options => options.Hooks.Add(new HeaderHook()));
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last["X-Seen"], Is.EqualTo("Bearer " + TestVendor.Key));
    }

    [Test]
    public void A_hook_that_fails_before_sending_ends_the_call_and_nothing_was_sent()
    {
        var client = new TestClient(options => options.Hooks.Add(new FailingHook(before: Fail)));

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Effect, error.Attempts, error.StopReason, client.Server.Attempts), Is.EqualTo((Effect.None, 1, StopReason.NotRetryable, 0)));
        Assert.That(error.InnerException, Is.TypeOf<InvalidTimeZoneException>());
        Assert.That(error.Message, Does.Contain("FailingHook").And.Contain("Widgets_Create"));
    }

    [TestCase(201, Effect.Applied)]
    [TestCase(400, Effect.None)]
    [TestCase(503, Effect.Unknown)]
    public void A_hook_that_fails_after_the_answer_ends_the_call_with_what_the_answer_proves(int status, Effect effect)
    {
        var client = new TestClient(options => options.Hooks.Add(new FailingHook(after: Fail)));
        client.Server.Answers(status, Widget.Json);

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Effect, error.Attempts), Is.EqualTo((effect, 1)));
    }

    [Test]
    public void A_hook_that_fails_after_a_failed_attempt_ends_the_call()
    {
        var client = new TestClient(options => options.Hooks.Add(new FailingHook(error: Fail)));
        client.Server.Then(client.Server.BreakAfterSending());

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Effect, error.Attempts, error.StopReason), Is.EqualTo((Effect.Unknown, 1, StopReason.NotRetryable)));
        Assert.That(error.IdempotencyKey, Is.Not.Null);
    }

    [Test]
    public void A_hook_whose_own_token_is_cancelled_is_no_cancellation_of_the_caller()
    {
        var client = new TestClient(options => options.Hooks.Add(new FailingHook(before: () => throw new OperationCanceledException(new CancellationToken(true)))));

        Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create));
    }

    [Test]
    public void A_hook_that_takes_too_long_is_a_timeout()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        var slow = new TestClient(
            options =>
            {
                options.Retry = RetryOptions.None;
                options.Hooks.Add(new FailingHook(before: () =>
                {
                    client.Time.Advance(30);
                    throw new OperationCanceledException();
                }));
            },
            time: client.Time);

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => slow.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.Effect), Is.EqualTo((TimeoutLimit.Attempt, Effect.None)));
    }

    [Test]
    public async Task A_token_that_a_hook_keeps_hears_of_no_other_call()
    {
        var hook = new KeepingHook();
        var client = new TestClient(options => (options.TimeProvider, options.Retry) = (TimeProvider.System, RetryOptions.None));
        client.Options.Hooks.Add(hook);
        var http = new BillingHttp(client.Profile, client.Options, KeyProvider.From(client.Profile, TestVendor.Key, null, static (_, _) => { }));
        client.Server.Answers(200, Widget.Json);
        await http.SendAsync(TestClient.Request(Operations.Get), Widget.Read, null, CancellationToken.None);
        var kept = hook.Token;

        for (var call = 0; call < 20; call++)
        {
            using var caller = new CancellationTokenSource();
            client.Server.Always(client.Server.Stall(caller.Cancel));
            Assert.ThrowsAsync<CallCanceledException>(() => http.SendAsync(TestClient.Request(Operations.Get), Widget.Read, null, caller.Token));
        }

        Assert.That(kept.IsCancellationRequested, Is.False);
    }

    private static void Fail() => throw new InvalidTimeZoneException("the hook's own trouble");

    private TestClient Client() => new(options =>
    {
        options.Hooks.Add(new RecordingHook("a", _events));
        options.Hooks.Add(new RecordingHook("b", _events));
    });

    private sealed class HeaderHook : RequestHook
    {
        public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Seen", request.Headers.GetValues("Authorization"));
            return default;
        }
    }

    private sealed class KeepingHook : RequestHook
    {
        public CancellationToken Token { get; private set; }

        public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Token = cancellationToken;
            return default;
        }
    }
}
