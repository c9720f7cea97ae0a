using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

public class TrackRejectionTests
{
    private const string Rejected = "{\"accepted\":0,\"rejected\":1,\"rejections\":[{\"index\":0,\"reason\":\"rejected_no_metric\",\"message\":\"CANARY of Jane\"}]}";

    [Test]
    public void Of_a_single_event_is_thrown_although_the_status_is_a_success()
    {
        using var wire = new Wire().Answers(200, Rejected);
        var error = Assert.ThrowsAsync<UnitPayTrackRejectedException>(() => Clients.On(wire).TrackAsync(Clients.Event(), new RequestOptions { IdempotencyKey = "k" }))!;
        Assert.That((error.Reason, error.Result.Rejected, error.Effect, error.IdempotencyKey, error.Attempts), Is.EqualTo(("rejected_no_metric", 1L, Effect.None, "k", 1)));
        Assert.That(error.ToString(), Does.Contain("Usage_Track").And.Not.Contain("CANARY").And.Not.Contain("cus_123"));
    }

    [TestCase("{\"accepted\":0,\"rejected\":1}")]
    [TestCase("{\"accepted\":0,\"rejected\":1,\"rejections\":[]}")]
    [TestCase("{\"accepted\":0,\"rejected\":1,\"rejections\":[{\"index\":0}]}")]
    [TestCase("{\"accepted\":0,\"rejected\":1,\"rejections\":null}")]
    public void Without_a_reason_is_thrown_too(string body)
    {
        using var wire = new Wire().Answers(200, body);
        Assert.That(Assert.ThrowsAsync<UnitPayTrackRejectedException>(() => Clients.On(wire).TrackAsync(Clients.Event()))!.Reason, Is.Null);
    }

    [Test]
    public async Task Of_a_batch_is_returned_and_thrown_when_asked()
    {
        using var wire = new Wire().Answers(200, "{\"accepted\":1,\"rejected\":1,\"rejections\":[{\"index\":1,\"reason\":\"rejected_no_metric\",\"message\":\"m\"}]}");
        var result = await Clients.On(wire).TrackAsync([Clients.Event(), Clients.Event()]);
        Assert.That((result.Accepted, result.Rejected, result.Rejections![0].Index), Is.EqualTo((1L, 1L, 1)));
        var error = Assert.Throws<UnitPayTrackRejectedException>(() => result.EnsureAccepted())!;
        Assert.That((error.Result, error.Reason, error.Effect), Is.EqualTo((result, "rejected_no_metric", Effect.Applied)));
        Assert.That(error.Message, Does.Contain("1 of 2"));
    }

    [Test]
    public async Task Found_in_the_answer_to_a_whole_request_tells_of_the_call_too()
    {
        using var wire = new Wire().Answers(503).Answers(200, Rejected);
        var result = await Clients.On(wire).Usage.TrackAsync(new TrackEventsRequest { Events = [Clients.Event()] });

        var error = Assert.Throws<UnitPayTrackRejectedException>(() => result.EnsureAccepted())!;

        Assert.That((error.Attempts, error.IdempotencyKey, error.StopReason), Is.EqualTo((2, wire.Last["Idempotency-Key"], StopReason.NotRetryable)));
    }

    [Test]
    public async Task That_did_not_happen_lets_the_result_through()
    {
        using var wire = new Wire().Answers(200, Clients.Accepted);
        var result = await Clients.On(wire).TrackAsync([Clients.Event()]);
        Assert.That(result.EnsureAccepted(), Is.SameAs(result));
    }

    [Test]
    public void Is_counted_over_the_attempts_and_tells_the_caller_of_the_answer()
    {
        using var wire = new Wire().Answers(503).Answers(200, Rejected, ("x-request-id", "req_1"));
        ApiResponse? response = null;
        var options = new RequestOptions { OnResponse = answer => response = answer };
        var error = Assert.ThrowsAsync<UnitPayTrackRejectedException>(() => Clients.On(wire).TrackAsync(Clients.Event(), options))!;
        Assert.That((error.Attempts, error.IdempotencyKey), Is.EqualTo((2, wire.Last["Idempotency-Key"])));
        Assert.That((response?.StatusCode, response?.RequestId, response?.Attempts), Is.EqualTo((200, "req_1", 2)));
    }

    [TestCase("{}", "rejected")]
    [TestCase("{\"accepted\":1}", "rejected")]
    [TestCase("{\"rejected\":0}", "accepted")]
    public async Task That_the_answer_does_not_tell_is_not_made_up(string body, string member)
    {
        using var wire = new Wire().Answers(200, body);
        var result = await Clients.On(wire).TrackAsync(Clients.Event());
        var error = Assert.Throws<ResponseValidationException>(() => _ = member == "rejected" ? result.Rejected : result.Accepted)!;
        Assert.That((error.Path, error.Effect), Is.EqualTo(("TrackEventsResult." + member, Effect.Applied)));
    }

    [Test]
    public async Task Told_only_by_a_reason_is_a_rejection_too()
    {
        const string Body = "{\"accepted\":1,\"rejections\":[{\"index\":0,\"reason\":\"rejected_no_metric\"}]}";
        using var wire = new Wire().Answers(200, Body).Answers(200, Body);
        var client = Clients.On(wire);
        Assert.ThrowsAsync<UnitPayTrackRejectedException>(() => client.TrackAsync(Clients.Event()));
        var result = await client.TrackAsync([Clients.Event(), Clients.Event()], new RequestOptions { IdempotencyKey = "k" });
        var error = Assert.Throws<UnitPayTrackRejectedException>(() => result.EnsureAccepted())!;
        Assert.That((error.Reason, error.IdempotencyKey, error.Effect), Is.EqualTo(("rejected_no_metric", "k", Effect.Applied)));
        Assert.That(error.Message, Does.Contain("1 of 2"));
    }
}
