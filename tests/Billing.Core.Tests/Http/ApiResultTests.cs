using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

/// <summary>Known failures as values.</summary>
public sealed class ApiResultTests
{
    private TestClient _client = new();

    [SetUp]
    public void NewClient() => _client = new TestClient();

    [Test]
    public async Task A_success_has_value_and_response()
    {
        _client.Server.Answers(201, Widget.Json);

        var result = await TryAsync();
        var (value, error) = result;

        Assert.That((result.IsOk, result.Value.Id, result.Response!.StatusCode), Is.EqualTo((true, "wid_1", 201)));
        Assert.That((value, error), Is.EqualTo((result.Value, (BillingException?)null)));
        Assert.That(result.Match(widget => widget.Id, _ => "failed"), Is.EqualTo("wid_1"));
    }

    [Test]
    public async Task A_refusal_is_a_value_and_has_the_response()
    {
        _client.Server.Answers(404);

        var result = await TryAsync();
        var (value, error) = result;

        Assert.That((result.IsOk, result.Response!.StatusCode), Is.EqualTo((false, 404)));
        Assert.That(result.Error, Is.TypeOf<TestVendorException>());
        Assert.That((value, error), Is.EqualTo(((Widget?)null, result.Error)));
        Assert.That(result.Match(_ => "ok", failure => failure.GetType().Name), Is.EqualTo(nameof(TestVendorException)));
    }

    [Test]
    public async Task The_value_of_a_failure_throws_and_names_the_failure()
    {
        _client.Server.Answers(404);
        var result = await TryAsync();

        var error = Assert.Throws<InvalidOperationException>(() => _ = result.Value)!;

        Assert.That(error.InnerException, Is.SameAs(result.Error));
    }

    [Test]
    public async Task A_broken_connection_is_a_value_without_a_response()
    {
        _client.Server.Then(_client.Server.BreakAfterSending());

        var result = await TryAsync(new RequestOptions { Retry = RetryOptions.None });

        Assert.That((result.Error!.GetType(), result.Response), Is.EqualTo((typeof(ConnectionException), (ApiResponse?)null)));
    }

    [Test]
    public async Task A_request_that_breaks_a_rule_is_a_value_and_nothing_is_sent()
    {
        var result = await _client.Http.TrySendAsync(TestClient.Request(Operations.Create, new WidgetRequest { Name = null }), Widget.Read, null, CancellationToken.None);

        var error = (InvalidRequestException)result.Error!;
        Assert.That((error.ParamName, error.Rule, error.Effect, error.Attempts, error.StopReason), Is.EqualTo(("request.name", "is required", Effect.None, 0, (StopReason?)null)));
        Assert.That((_client.Server.Attempts, error.ToCurl()), Is.EqualTo((0, string.Empty)));
    }

    [Test]
    public void An_argument_error_is_thrown() =>
        Assert.ThrowsAsync<ArgumentException>(() => TryAsync(new RequestOptions { IdempotencyKey = "" }));

    [Test]
    public void The_callers_cancellation_is_thrown() =>
        Assert.ThrowsAsync<CallCanceledException>(() => TryAsync(null, new CancellationToken(true)));

    [Test]
    public async Task A_call_without_an_answers_body_has_no_value()
    {
        _client.Server.Answers(204).Answers(409);

        var done = await _client.Http.TrySendAsync(TestClient.Request(Operations.Delete), null, CancellationToken.None);
        var failed = await _client.Http.TrySendAsync(TestClient.Request(Operations.Delete), null, CancellationToken.None);
        var (isOk, error) = failed;

        Assert.That((done.IsOk, done.Error, done.Response!.StatusCode, done.Match(() => 1, _ => 2)), Is.EqualTo((true, (BillingException?)null, 204, 1)));
        Assert.That((isOk, error!.GetType(), failed.Response!.StatusCode, failed.Match(() => 1, _ => 2)), Is.EqualTo((false, typeof(WidgetInUseException), 409, 2)));
    }

    [Test]
    public void Match_needs_both_ways()
    {
        var result = new ApiResult<Widget>(new Widget(), null);

        Assert.Throws<ArgumentNullException>(() => result.Match<int>(null!, _ => 0));
        Assert.Throws<ArgumentNullException>(() => result.Match(_ => 0, null!));
        Assert.Throws<ArgumentNullException>(() => default(ApiResult).Match<int>(null!, _ => 0));
        Assert.Throws<ArgumentNullException>(() => default(ApiResult).Match(() => 0, null!));
    }

    private Task<ApiResult<Widget>> TryAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        _client.Http.TrySendAsync(TestClient.Request(Operations.Create), Widget.Read, options, cancellationToken);
}
