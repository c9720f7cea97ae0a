using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

public sealed class CancellationTests
{
    private CancellationTokenSource _caller = new();

    [SetUp]
    public void NewToken() => _caller = new CancellationTokenSource();

    [TearDown]
    public void DisposeToken() => _caller.Dispose();

    [Test]
    public void Before_the_start_nothing_is_sent()
    {
        var client = new TestClient();
        _caller.Cancel();

        var error = Canceled(client);

        Assert.That((error.Effect, error.Attempts, client.Server.Attempts), Is.EqualTo((Effect.None, 0, 0)));
    }

    [Test]
    public void While_sending_nobody_knows_what_it_did()
    {
        var client = new TestClient();
        client.Always(client.Server.Stall(_caller.Cancel));

        var error = Canceled(client);

        Assert.That((error.Effect, error.Attempts), Is.EqualTo((Effect.Unknown, 1)));
        Assert.That(error.IdempotencyKey, Is.EqualTo(client.Server.Last["Idempotency-Key"]).And.Not.Null, "to repeat the call with");
    }

    [Test]
    public void Before_a_byte_left_it_did_nothing()
    {
        var client = new TestClient();
        client.Always(client.Server.StallBeforeSending(_caller.Cancel));

        Assert.That(Canceled(client).Effect, Is.EqualTo(Effect.None));
    }

    [Test]
    public void In_the_body_of_a_success_it_was_applied()
    {
        var client = new TestClient();
        client.Always(client.Server.StallInBody(201, "{\"id\":", _caller.Cancel));

        var error = Canceled(client);

        Assert.That((error.Effect, error.Attempts), Is.EqualTo((Effect.Applied, 1)));
    }

    [Test]
    public void In_the_back_off_it_ends_at_once_with_what_the_attempts_did()
    {
        var client = new TestClient();
        client.Time.SkipsWaits = false;
        client.Time.OnWait = _caller.Cancel;
        client.Always(client.Server.Answer(503));

        var error = Canceled(client);

        Assert.That((error.Effect, error.Attempts), Is.EqualTo((Effect.Unknown, 1)));
        Assert.That(error.IdempotencyKey, Is.EqualTo(client.Server.Last["Idempotency-Key"]));
        Assert.That(client.Time.GetTimestamp(), Is.Zero, "no time passed");
    }

    /// <summary>Attempts and waits write to the log: its lines are the moments between all steps.</summary>
    [Test]
    public void Between_an_answer_and_its_retry_it_is_no_failure_of_the_server([Range(1, 8)] int line)
    {
        var log = new CancellingLogger(_caller, line);
        var client = new TestClient(options => (options.DebugLogger, options.Retry) = (log, new RetryOptions { MaxRetries = 5 }));
        client.Always(client.Server.Answer(503));

        Assert.That(Canceled(client).CancellationToken, Is.EqualTo(_caller.Token));
        Assert.That(log.Lines, Is.GreaterThanOrEqualTo(line));
    }

    [Test]
    public void In_the_key_provider_nothing_was_sent()
    {
        var client = new TestClient(options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = async token =>
            {
                _caller.Cancel();
                await Task.Delay(TimeSpan.FromSeconds(20), token);
                return TestVendor.Key;
            };
        });

        var error = Canceled(client);

        Assert.That((error.Effect, error.Attempts, client.Server.Attempts), Is.EqualTo((Effect.None, 0, 0)));
    }

    [Test]
    public void In_a_hook_it_is_still_the_callers_cancellation()
    {
        var client = new TestClient(options => options.Hooks.Add(new FailingHook(before: () =>
        {
            _caller.Cancel();
            throw new OperationCanceledException(_caller.Token);
        })));

        Assert.That(Canceled(client).Effect, Is.EqualTo(Effect.None));
    }

    [Test]
    public void A_transport_that_breaks_because_of_it_is_still_the_callers_cancellation()
    {
        var client = new TestClient();
        client.Always((_, _) =>
        {
            _caller.Cancel();
            throw new System.Net.Http.HttpRequestException("The socket was closed.");
        });

        Canceled(client);
    }

    [Test]
    public async Task After_the_answer_it_comes_too_late()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        var widget = await client.SendAsync(Operations.Get, new RequestOptions { OnResponse = _ => _caller.Cancel() }, _caller.Token);

        Assert.That(widget.Id, Is.EqualTo("wid_1"));
    }

    [Test]
    public void A_cancellation_before_the_timeout_is_a_cancellation()
    {
        var client = new TestClient();
        client.Always(client.Server.Stall(() =>
        {
            _caller.Cancel();
            client.Time.Advance(30);
        }));

        Assert.That(Canceled(client).Attempts, Is.EqualTo(1));
    }

    [Test]
    public void A_timeout_before_the_cancellation_is_a_timeout()
    {
        var client = new TestClient();
        client.Always(client.Server.Stall(() =>
        {
            client.Time.Advance(30);
            _caller.Cancel();
        }));

        Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Create, new RequestOptions { Retry = RetryOptions.None }, _caller.Token));
    }

    [Test]
    public void A_timeout_before_the_cancellation_is_not_retried_any_more()
    {
        var client = new TestClient();
        client.Always(client.Server.Stall(() =>
        {
            client.Time.Advance(30);
            _caller.Cancel();
        }));

        Assert.That(Canceled(client).Attempts, Is.EqualTo(1));
    }

    [Test]
    public void A_token_of_the_handler_is_not_the_callers()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Always((_, _) => throw new OperationCanceledException(new CancellationToken(true)));

        Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(Operations.Get, cancellationToken: _caller.Token));
    }

    /// <summary>Sends with the caller's token, which ends the call.</summary>
    private CallCanceledException Canceled(TestClient client)
    {
        // The guard is for a call that nobody ends: it fails the test instead of hanging it.
        var error = Assert.ThrowsAsync<CallCanceledException>(() => client.SendAsync(Operations.Create, cancellationToken: _caller.Token).WaitAsync(TimeSpan.FromSeconds(20)))!;
        Assert.That((error.CancellationToken, client.Server.HasHung), Is.EqualTo((_caller.Token, false)));
        return error;
    }
}
