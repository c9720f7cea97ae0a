using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

/// <summary>The application's own code may not obey its token. The call ends all the same.</summary>
public sealed class DeafCodeTests
{
    private static readonly Task<HttpResponseMessage> Never = new TaskCompletionSource<HttpResponseMessage>().Task;

    [Test]
    public void A_handler_that_ignores_its_token_cannot_hold_the_call()
    {
        var client = Client();
        client.Always(async (request, _) =>
        {
            await request.Content!.ReadAsByteArrayAsync();
            client.Time.Advance(30);
            return await Never;
        });

        var error = Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Limit, error.Effect, error.StopReason), Is.EqualTo((TimeoutLimit.Attempt, Effect.Unknown, StopReason.RetriesOff)));
    }

    [Test]
    public void A_cancelled_caller_does_not_wait_for_a_deaf_handler()
    {
        using var stop = new CancellationTokenSource();
        var client = Client();
        client.Always((_, _) =>
        {
            stop.Cancel();
            return Never;
        });

        var error = Assert.CatchAsync<CallCanceledException>(() => client.SendAsync(Operations.Get, cancellationToken: stop.Token))!;

        Assert.That(error.CancellationToken, Is.EqualTo(stop.Token));
    }

    [Test]
    public async Task The_late_answer_of_a_deaf_handler_is_thrown_away()
    {
        var late = new TaskCompletionSource<HttpResponseMessage>();
        var content = new DisposalContent();
        var client = Client();
        client.Always((_, _) =>
        {
            client.Time.Advance(30);
            return late.Task;
        });
        Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get));

        late.SetResult(new HttpResponseMessage { Content = content });

        Assert.That(await Task.WhenAny(content.Disposed, Task.Delay(TimeSpan.FromSeconds(10))), Is.SameAs(content.Disposed));
    }

    [Test]
    public void A_hook_that_ignores_its_token_cannot_hold_the_call()
    {
        var client = Client(hook: new DeafHook(before: true));
        client.Server.Answers(200, Widget.Json);

        var running = client.SendAsync(Operations.Get);
        client.Time.Advance(30);

        Assert.That(Assert.CatchAsync<RequestTimeoutException>(() => running)!.Attempts, Is.EqualTo(1));
    }

    [Test]
    public void A_hook_that_is_told_of_a_failure_and_never_returns_is_left_alone()
    {
        var client = Client(hook: new DeafHook(before: false));
        client.Always(ScriptedServer.BreakBeforeSending());

        var running = client.SendAsync(Operations.Get);
        client.Time.Advance(30);

        Assert.CatchAsync<ConnectionException>(() => running);
    }

    [Test]
    public void Hooks_after_one_that_came_back_too_late_are_not_asked()
    {
        var (late, next) = (new TaskCompletionSource(), new ListeningHook());
        var client = new TestClient(options =>
        {
            options.Retry = RetryOptions.None;
            options.Hooks.Add(new LateHook(late.Task));
            options.Hooks.Add(next);
        });
        var running = client.SendAsync(Operations.Get);
        client.Time.Advance(30);
        Assert.CatchAsync<RequestTimeoutException>(() => running);

        late.SetResult();

        Assert.That(SpinWait.SpinUntil(() => next.Asked > 0, TimeSpan.FromMilliseconds(300)), Is.False);
        Assert.That((next.Told, client.Server.Attempts), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_hook_has_time_to_hear_that_the_time_of_the_call_is_up()
    {
        var hook = new ListeningHook();
        var client = new TestClient(options =>
        {
            (options.AttemptTimeout, options.Timeout) = (Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(5));
            options.Hooks.Add(hook);
        });
        client.Always(client.Server.Stall(() => client.Time.Advance(5)));

        Assert.That(Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Get))!.Limit, Is.EqualTo(TimeoutLimit.Call));

        Assert.That((hook.Told, hook.WasOverWhenTold), Is.EqualTo((1, false)));
    }

    [Test]
    public void A_key_provider_that_ignores_its_token_cannot_hold_the_call()
    {
        var client = new TestClient(options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = _ => new ValueTask<string>(new TaskCompletionSource<string>().Task);
        });

        var running = client.SendAsync(Operations.Get);
        client.Time.Advance(120);

        var error = Assert.CatchAsync<RequestTimeoutException>(() => running)!;
        Assert.That((error.Limit, error.Attempts, error.Effect), Is.EqualTo((TimeoutLimit.Call, 0, Effect.None)));
    }

    [Test]
    public void A_handler_that_gives_up_by_itself_is_no_timeout_of_the_client()
    {
        var client = Client();
        client.Always((_, _) => throw new TaskCanceledException("circuit open"));

        Assert.CatchAsync<ConnectionException>(() => client.SendAsync(Operations.Get));
    }

    [Test]
    public async Task What_a_deaf_handler_sends_too_late_never_leaves()
    {
        var late = new TaskCompletionSource();
        var sent = new TaskCompletionSource<Exception?>();
        var client = Client();
        client.Always(async (request, _) =>
        {
            client.Time.Advance(30);
            await late.Task;
            sent.SetResult(await CaughtAsync(() => request.Content!.CopyToAsync(System.IO.Stream.Null)));
            return await Never;
        });

        var error = Assert.CatchAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create))!;
        late.SetResult();

        Assert.That(error.Effect, Is.EqualTo(Effect.None));
        Assert.That(await sent.Task, Is.InstanceOf<SecondSendException>());
    }

    [Test]
    public void A_hook_that_says_in_its_own_way_that_its_time_is_up_is_left_alone()
    {
        var client = Client(hook: new ImpatientHook());
        client.Always(ScriptedServer.BreakBeforeSending());

        var running = client.SendAsync(Operations.Get);
        client.Time.Advance(30);

        Assert.CatchAsync<ConnectionException>(() => running);
    }

    [Test]
    public void Content_that_a_handler_put_in_place_of_ours_may_have_been_sent()
    {
        var client = new TestClient();
        client.Always((request, _) =>
        {
            request.Content = new StringContent("{}");
            throw new HttpRequestException("reset");
        });

        var error = Assert.CatchAsync<ConnectionException>(() => client.SendAsync(Operations.Charge))!;

        Assert.That((error.Attempts, error.Effect, error.StopReason), Is.EqualTo((1, Effect.Unknown, StopReason.NoIdempotencyKey)));
    }

    [Test]
    public void A_handler_that_gives_up_under_a_client_with_a_timeout_is_no_timeout_either()
    {
        var client = new TestClient(options =>
        {
            options.Retry = RetryOptions.None;
            options.HttpClient = new HttpClient(new GivingUp());
        });

        Assert.CatchAsync<ConnectionException>(() => client.SendAsync(Operations.Get));
    }

    [Test]
    public void A_hook_that_is_null_is_refused()
    {
        Assert.That(() => new TestClient(options => options.Hooks.Add(null!)), Throws.ArgumentException.With.Property("ParamName").EqualTo("Hooks"));
    }

    private static TestClient Client(RequestHook? hook = null) => new(options =>
    {
        options.Retry = RetryOptions.None;
        if (hook is not null)
        {
            options.Hooks.Add(hook);
        }
    });

    private static async Task<Exception?> CaughtAsync(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private sealed class GivingUp : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new TaskCanceledException("circuit open");
    }

    private sealed class LateHook(Task until) : RequestHook
    {
        public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken) => new(until);
    }

    private sealed class ListeningHook : RequestHook
    {
        public int Asked { get; private set; }

        public int Told { get; private set; }

        public bool WasOverWhenTold { get; private set; }

        public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return default;
        }

        public override ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken)
        {
            Told++;
            WasOverWhenTold = cancellationToken.IsCancellationRequested;
            return default;
        }
    }

    private sealed class ImpatientHook : RequestHook
    {
        public override async ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new InvalidOperationException("my time is up");
        }
    }

    private sealed class DeafHook(bool before) : RequestHook
    {
        public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken) => before ? new ValueTask(Never) : default;

        public override ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => before ? default : new ValueTask(Never);
    }

    private sealed class DisposalContent : ByteArrayContent
    {
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DisposalContent()
            : base([])
        {
        }

        public Task Disposed => _disposed.Task;

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
