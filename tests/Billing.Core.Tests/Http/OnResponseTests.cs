using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

public sealed class OnResponseTests
{
    private readonly List<ApiResponse> _seen = new();
    private readonly RequestOptions _options;

    public OnResponseTests() => _options = new RequestOptions { OnResponse = _seen.Add };

    [SetUp]
    public void Forget() => _seen.Clear();

    [Test]
    public async Task Tells_what_the_answer_said_once_per_call()
    {
        var client = new TestClient();
        client.Server.Answers(503).Answers(201, Widget.Json, ("X-Request-Id", "req_1"), ("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "99"), ("X-RateLimit-Reset", "30"));

        await client.SendAsync(Operations.Create, _options);

        var response = Only();
        Assert.That((response.StatusCode, response.RequestId, response.Attempts, response.IsReplay), Is.EqualTo((201, "req_1", 2, false)));
        Assert.That(response.IdempotencyKey, Is.EqualTo(client.Server.Last["Idempotency-Key"]));
        Assert.That(response.Headers["x-request-id"], Is.EqualTo("req_1"));
        Assert.That((response.RateLimit!.Limit, response.RateLimit.Remaining, response.RateLimit.ResetAfter), Is.EqualTo((100, 99, TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void Is_called_when_the_call_fails_with_an_answer()
    {
        var client = new TestClient();
        client.Server.Answers(404, "", ("X-Request-Id", "req_2"));

        Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get, _options));

        Assert.That((Only().StatusCode, Only().RequestId, Only().RateLimit), Is.EqualTo((404, "req_2", (RateLimit?)null)));
    }

    [Test]
    public void Is_not_called_without_an_answer()
    {
        var client = new TestClient();
        client.Always(client.Server.BreakAfterSending());

        Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(Operations.Get, _options));

        Assert.That(_seen, Is.Empty);
    }

    [TestCase(nameof(Operations.Create), 200, null, true)]
    [TestCase(nameof(Operations.Create), 201, null, false)]
    [TestCase(nameof(Operations.Create), 201, "true", true)]
    [TestCase(nameof(Operations.Create), 201, "false", false)]
    [TestCase(nameof(Operations.Charge), 200, null, false)]
    public async Task A_replay_is_told_by_the_status_where_creating_answers_201_or_by_the_header(string operation, int status, string? header, bool replay)
    {
        var client = new TestClient();
        client.Server.Answers(status, Widget.Json, header is null ? Array.Empty<(string, string)>() : new[] { ("Idempotency-Replayed", header) });

        await client.SendAsync(Operations.Named(operation), _options);

        Assert.That(Only().IsReplay, Is.EqualTo(replay));
    }

    [Test]
    public void When_it_fails_the_call_ends_with_what_the_server_did()
    {
        var client = new TestClient();
        client.Server.Answers(201, Widget.Json);
        var options = new RequestOptions { OnResponse = _ => throw new InvalidTimeZoneException() };

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create, options))!;

        Assert.That((error.Effect, error.Attempts, error.StopReason), Is.EqualTo((Effect.Applied, 1, StopReason.NotRetryable)));
        Assert.That(error.InnerException, Is.TypeOf<InvalidTimeZoneException>());
        Assert.That(error.IdempotencyKey, Is.Not.Null);
    }

    [TestCase("0", 0)]
    [TestCase("86400", 86400)]
    [TestCase("1735689600", null)]
    [TestCase("-1", null)]
    [TestCase("soon", null)]
    public void A_reset_that_is_a_point_in_time_is_not_taken_for_a_duration(string text, int? seconds)
    {
        var headers = new ResponseHeaders(new Dictionary<string, string> { ["x-ratelimit-limit"] = "5", ["x-ratelimit-reset"] = text });

        var limit = new ApiResponse(200, headers).RateLimit!;

        Assert.That((limit.Limit, limit.ResetAfter), Is.EqualTo((5, seconds is { } value ? TimeSpan.FromSeconds(value) : (TimeSpan?)null)));
    }

    private ApiResponse Only()
    {
        Assert.That(_seen, Has.Count.EqualTo(1));
        return _seen[0];
    }
}
