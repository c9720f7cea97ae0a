using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

public class IdempotencyTests
{
    [TestCase(503)]
    [TestCase(0)]
    public async Task An_event_gets_a_key_that_stays_over_its_attempts(int status)
    {
        using var wire = new Wire();
        (status == 0 ? wire.Breaks() : wire.Answers(status)).Answers(202, "{}").Answers(202, "{}");
        var client = Clients.On(wire);
        var request = Clients.Event();
        ApiResponse? response = null;
        await client.Events.IngestAsync(request, new RequestOptions { OnResponse = answer => response = answer });
        await client.Events.IngestAsync(request);
        var keys = wire.Sent.Select(Key).ToList();
        Assert.That(keys[0], Is.Not.Null.And.Not.Empty);
        Assert.That((keys[1], response!.IdempotencyKey, request.IdempotencyKey), Is.EqualTo((keys[0], keys[0], (string?)null)));
        Assert.That(keys[2], Is.Not.EqualTo(keys[0]));
        Assert.That(wire.Last["Idempotency-Key"], Is.Null);
    }

    [Test]
    public async Task An_event_keeps_the_callers_key()
    {
        using var wire = new Wire().AlwaysAnswers(202, "{}");
        var client = Clients.On(wire);
        await client.Events.IngestAsync(Clients.Event("mine"));
        await client.Events.IngestAsync(Clients.Event(), new RequestOptions { IdempotencyKey = "mine" });
        await client.Events.IngestAsync(Clients.Event("mine"), new RequestOptions { IdempotencyKey = "mine" });
        Assert.That(wire.Sent.Select(Key), Is.All.EqualTo("mine"));
    }

    [TestCase(null)]
    [TestCase("order-17")]
    public async Task A_line_item_sends_one_key_in_header_and_body(string? key)
    {
        using var wire = new Wire().Answers(500).Answers(201, "{}");
        await Clients.On(wire).InvoicesV2.CreateLineItemAsync(Clients.Line(), new RequestOptions { IdempotencyKey = key });
        foreach (var sent in wire.Sent)
        {
            Assert.That(sent["Idempotency-Key"], Is.Not.Null.And.Not.Empty.And.EqualTo(Key(sent)).And.EqualTo(key ?? Key(wire.Sent[0])));
        }
    }

    [Test]
    public async Task A_line_item_takes_its_key_from_body_or_header()
    {
        using var wire = new Wire().AlwaysAnswers(201, "{}");
        var client = Clients.On(wire);
        await client.InvoicesV2.CreateLineItemAsync(Clients.Line("mine"));
        await client.InvoicesV2.CreateLineItemAsync(Clients.Line(), new RequestOptions { Headers = new() { ["idempotency-key"] = "mine" } });
        Assert.That(wire.Sent.Select(sent => (sent["Idempotency-Key"], Key(sent))), Is.All.EqualTo(("mine", "mine")));
    }

    [Test]
    public void Two_different_keys_are_refused()
    {
        using var wire = new Wire();
        var client = Clients.On(wire);
        Assert.ThrowsAsync<ArgumentException>(() => client.InvoicesV2.CreateLineItemAsync(Clients.Line("a"), new RequestOptions { IdempotencyKey = "b" }));
        Assert.ThrowsAsync<ArgumentException>(() => client.InvoicesV2.CreateLineItemAsync(Clients.Line("a"), new RequestOptions { Headers = new() { ["Idempotency-Key"] = "b" } }));
        var error = Assert.ThrowsAsync<ArgumentException>(() => client.Events.IngestAsync(Clients.Event("a"), new RequestOptions { IdempotencyKey = "b" }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("IdempotencyKey", 0)));
    }

    [Test]
    public async Task A_grants_key_is_taken_from_the_option_where_the_member_is_empty()
    {
        using var wire = new Wire().AlwaysAnswers(201, "{}");
        var grants = Clients.On(wire).Entitlements.Grants;
        var request = new CreateGrantRequest { Amount = 50.5m, IdempotencyKey = "" };
        await grants.CreateAsync("ent_1", request, new RequestOptions { IdempotencyKey = "from-option" });
        await grants.CreateAsync("ent_1", new CreateGrantRequest { Amount = 1, IdempotencyKey = "own" });
        await grants.PurchaseAsync("ent_1", new PurchaseGrantRequest { Amount = 1, Price = 0.50m, IdempotencyKey = "" }, new RequestOptions { IdempotencyKey = "buy" });
        Assert.That(wire.Sent.Select(Key), Is.EqualTo(new[] { "from-option", "own", "buy" }));
        Assert.That((request.IdempotencyKey, wire.Sent[0].Body), Is.EqualTo(("", "{\"amount\":50.5,\"idempotencyKey\":\"from-option\"}")));
    }

    [Test]
    public void A_key_for_an_operation_that_knows_none_is_refused()
    {
        using var wire = new Wire();
        var client = Clients.On(wire);
        var subscription = new CreateSubscriptionRequest { Name = "Main", PlanId = "plan_1", CustomerId = "cus_1", StartedAt = DateTimeOffset.UnixEpoch };
        var error = Assert.ThrowsAsync<ArgumentException>(() => client.Subscriptions.CreateAsync(subscription, new RequestOptions { IdempotencyKey = "k" }))!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("IdempotencyKey", 0)));
        Assert.That(error.Message, Does.Contain("Subscriptions_Create"));
    }

    [Test]
    public void What_could_act_twice_is_not_repeated_after_a_broken_connection()
    {
        using var wire = new Wire().Breaks();
        var error = Assert.ThrowsAsync<ConnectionException>(() => Clients.On(wire).TestClocks.AdvanceAsync("tc_1", new AdvanceTestClockRequest { AdvanceBy = "P1D" }))!;
        Assert.That((error.Attempts, error.Effect, error.StopReason), Is.EqualTo((1, Effect.Unknown, (StopReason?)StopReason.NoIdempotencyKey)));
    }

    [Test]
    public async Task What_could_act_twice_is_repeated_when_the_caller_says_so_or_the_limiter_refused_it()
    {
        using var wire = new Wire().Breaks().Answers(200, "{}").Answers(429).Answers(200, "{}");
        var client = Clients.On(wire);
        await client.TestClocks.AdvanceAsync("tc_1", new AdvanceTestClockRequest { AdvanceBy = "P1D" }, new RequestOptions { Retry = new RetryOptions { ResendUnsafe = true } });
        await client.TestClocks.AdvanceAsync("tc_1", new AdvanceTestClockRequest { AdvanceBy = "P1D" });
        Assert.That(wire.Sent, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Creating_a_customer_is_repeated_and_an_existing_one_is_a_replay()
    {
        using var wire = new Wire().Breaks().Answers(200, "{\"customerId\":\"cus_1\"}");
        ApiResponse? response = null;
        var made = await Clients.On(wire).Customers.CreateAsync(new CreateCustomerRequest { MerchantId = "org_1", ConsumerId = "con_1" }, new RequestOptions { OnResponse = answer => response = answer });
        Assert.That((made.CustomerId, response!.StatusCode, response.IsReplay, response.Attempts, response.IdempotencyKey), Is.EqualTo(("cus_1", 200, true, 2, (string?)null)));
    }

    [TestCase(200, true)]
    [TestCase(201, false)]
    public async Task A_line_item_says_whether_it_is_an_earlier_one(int status, bool replay)
    {
        using var wire = new Wire().Answers(status, "{\"id\":\"li_1\"}", ("x-request-id", "req_1"));
        ApiResponse? response = null;
        await Clients.On(wire).InvoicesV2.CreateLineItemAsync(Clients.Line("mine"), new RequestOptions { OnResponse = answer => response = answer });
        Assert.That((response!.IsReplay, response.RequestId, response.IdempotencyKey), Is.EqualTo((replay, "req_1", "mine")));
    }

    [Test]
    public async Task A_delete_that_finds_nothing_after_a_lost_answer_is_done()
    {
        using var wire = new Wire().Breaks().Answers(404, "{\"message\":\"not found\"}").Answers(404, "{\"message\":\"not found\"}");
        var client = Clients.On(wire);
        await client.Customers.DeleteAsync("cus_1");
        Assert.ThrowsAsync<PaygenticErrorException>(() => client.Customers.DeleteAsync("cus_1"));
    }

    private static string? Key(SentRequest sent) => (string?)JsonNode.Parse(sent.Body!)!["idempotencyKey"];

    [Test]
    public void A_second_key_beside_the_members_is_refused()
    {
        using var wire = new Wire();
        var request = Clients.Event();
        request.AdditionalProperties = new() { ["idempotencyKey"] = "z" };

        Assert.That(() => Clients.On(wire).Events.IngestAsync(request), Throws.ArgumentException.With.Property("ParamName").EqualTo("idempotencyKey"));
        Assert.That(wire.Sent, Is.Empty);
    }
}
