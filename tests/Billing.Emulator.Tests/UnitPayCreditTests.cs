using System;
using System.Linq;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class UnitPayCreditTests
{
    private readonly ManualTime _time = new();
    private BillingEmulator _emulator = null!;
    private Api _api = null!;
    private string _currencyId = null!;
    private string _productId = null!;
    private string _planId = null!;
    private string _customerId = null!;

    [SetUp]
    public async Task Start()
    {
        _emulator = new BillingEmulator { TimeProvider = _time };
        _api = Api.UnitPay(_emulator);
        _currencyId = (await _api.PostAsync("/credit-currencies", "{\"slug\":\"ai\",\"name\":\"AI credits\",\"denomination\":\"unit\"}")).Expect(201).Text("id");
        _productId = (await _api.PostAsync("/products", "{\"name\":\"My App\"}")).Expect(201).Text("id");
        _planId = (await _api.PostAsync("/plans", $$"""
            {"productId":"{{_productId}}","name":"Free",
             "entitlements":[{"featureSlug":"generate","featureType":"credit","eventName":"ai-generation","creditCurrencyId":"{{_currencyId}}","creditCost":10},
                             {"featureSlug":"exports","featureType":"metered","eventName":"export","limit":2},
                             {"featureSlug":"sso"}],
             "creditGrantRules":[{"creditCurrencyId":"{{_currencyId}}","amount":100}]}
            """)).Expect(201).Text("id");
        _customerId = (await _api.PostAsync("/customers", "{\"name\":\"Ann\",\"externalId\":\"user-1\"}")).Expect(201).Text("id");
    }

    [TearDown]
    public void Stop() => _api.Dispose();

    [Test]
    public async Task Grants_100_deducts_10_and_keeps_90()
    {
        Answer outcome = await Subscribe();
        Assert.That((outcome.Text("kind"), outcome.Text("subscription.status")), Is.EqualTo(("created_no_charge", "active")));
        Answer tracked = await Track("{\"eventName\":\"ai-generation\",\"quantity\":1}");
        Assert.That((tracked.Number("accepted"), tracked.Number("rejected"), tracked.Text("rejections")), Is.EqualTo((1m, 0m, "(missing)")));

        Answer ledger = await _api.GetAsync("/ledger?customerId=" + _customerId);
        Assert.That(
            Enumerable.Range(0, ledger.Count("data")).Select(i => (ledger.Text($"data.{i}.type"), ledger.Number($"data.{i}.amount"), ledger.Number($"data.{i}.runningBalance"))),
            Is.EqualTo(new[] { ("plan_grant", 100m, 100m), ("usage", -10m, 90m) }));
        foreach (string path in new[] { "/credit-accounts?customerId=" + _customerId, "/customers/user-1/credit-accounts" })
        {
            Answer accounts = await _api.GetAsync(path);
            Assert.That((accounts.Number("data.0.balance"), accounts.Text("data.0.creditCurrencyId"), accounts.Text("data.0.currency.slug")), Is.EqualTo((90m, _currencyId, "ai")));
            Assert.That((accounts.Number("data.0.grants.0.remaining"), accounts.Text("data.0.available")), Is.EqualTo((90m, "(missing)")));
        }

        Assert.That((await _api.GetAsync("/credits/stats?customerId=user-1")).Number("consumed"), Is.EqualTo(10));
    }

    [Test]
    public async Task Refuses_an_event_that_is_not_wrapped()
    {
        Answer answer = (await _api.PostAsync("/usage/track", "{\"customerId\":\"user-1\",\"eventName\":\"ai-generation\"}")).Expect(400);
        Assert.That((answer.Text("message"), answer.Text("details.errors.0.field")), Is.EqualTo(("validation failed", "events")));
        (await _api.PostAsync("/usage/track", "{\"events\":[]}")).Expect(400);
        Answer unnamed = (await _api.PostAsync("/usage/track", "{\"events\":[{\"customerId\":\"user-1\",\"quantity\":-1}]}")).Expect(400);
        Assert.That(unnamed.Text("details.errors"), Does.Contain("events[0].eventName").And.Contain("events[0].quantity"));
    }

    [Test]
    public async Task Rejects_events_one_by_one_and_takes_the_rest()
    {
        await Subscribe();
        Answer answer = (await _api.PostAsync("/usage/track", """
            {"events":[{"customerId":"user-1","eventName":"unknown"},
                       {"customerId":"user-1","eventName":"ai-generation","quantity":2},
                       {"customerId":"nobody","eventName":"ai-generation"},
                       {"customerId":"user-1","eventName":"ai-generation","quantity":9}]}
            """)).Expect(200);
        Assert.That((answer.Number("accepted"), answer.Number("rejected")), Is.EqualTo((1m, 3m)));
        Assert.That(
            Enumerable.Range(0, 3).Select(i => (answer.Number($"rejections.{i}.index"), answer.Text($"rejections.{i}.reason"))),
            Is.EqualTo(new[] { (0m, "rejected_no_metric"), (2m, "rejected_no_customer"), (3m, "rejected_insufficient_credits") }));
        Assert.That(await Balance(), Is.EqualTo(80));
    }

    [Test]
    public async Task Counts_an_event_once_for_its_key()
    {
        await Subscribe();
        await Track("{\"eventName\":\"ai-generation\",\"idempotencyKey\":\"e1\"}");
        Answer repeat = await Track("{\"eventName\":\"ai-generation\",\"idempotencyKey\":\"e1\"}");
        Assert.That((repeat.Number("accepted"), await Balance()), Is.EqualTo((1m, 90m)));
    }

    [Test]
    public async Task Uses_grants_by_priority_and_then_in_order()
    {
        await Subscribe();
        _emulator.UnitPay.GrantCredits("user-1", _currencyId, 50, priority: 0);
        _emulator.UnitPay.GrantCredits("user-1", _currencyId, 50);
        await Track("{\"eventName\":\"ai-generation\",\"quantity\":8}");
        Answer account = await _api.GetAsync("/credit-accounts?customerId=user-1");
        Assert.That(
            Enumerable.Range(0, account.Count("data.0.grants")).Select(i => (account.Text($"data.0.grants.{i}.source"), account.Number($"data.0.grants.{i}.remaining"))),
            Is.EqualTo(new[] { ("plan", 70m), ("promotional", 50m) }));
        Assert.That(account.Number("data.0.balance"), Is.EqualTo(120));
    }

    [Test]
    public async Task Expires_what_is_left_of_a_grant()
    {
        _emulator.UnitPay.GrantCredits("user-1", _currencyId, 40, expiresAt: _time.Now.AddDays(1));
        Assert.That(await Balance(), Is.EqualTo(40));
        _time.Now = _time.Now.AddDays(1);
        Assert.That(await Balance(), Is.Zero);
        Assert.That(_emulator.Ledger.Entries.Last().Reason, Is.EqualTo("grant_expired"));
    }

    [Test]
    public async Task Grants_again_with_every_period_until_the_cancellation_takes_effect()
    {
        string id = (await Subscribe()).Text("subscription.id");
        _time.Now = _time.Now.AddMonths(1);
        Assert.That(await Balance(), Is.EqualTo(200));
        Assert.That((await _api.PostAsync("/subscriptions/" + id + "/cancel")).Expect(200).Text("status"), Is.EqualTo("active"));
        _time.Now = _time.Now.AddMonths(1);
        Assert.That(await Balance(), Is.EqualTo(200));
        Assert.That((await _api.GetAsync("/subscriptions?customerId=user-1&status=canceled")).Count("data"), Is.EqualTo(1));
        Assert.That((await Check("generate")).Text("deniedReason"), Is.EqualTo("no_entitlement"));
    }

    [Test]
    public async Task Checks_without_taking_anything()
    {
        await Subscribe();
        Answer credit = await Check("generate", 10);
        Assert.That((credit.Text("access"), credit.Number("creditBalance"), credit.Number("remaining"), credit.Text("feature.type")), Is.EqualTo(("true", 100m, 10m, "credit")));
        Answer tooMuch = await Check("generate", 11);
        Assert.That((tooMuch.Text("access"), tooMuch.Text("deniedReason")), Is.EqualTo(("false", "credit_exhausted")));
        await Track("{\"eventName\":\"export\",\"quantity\":2}");
        Answer metered = (await _api.PostAsync("/customers/user-1/check", "{\"featureSlug\":\"exports\"}")).Expect(200);
        Assert.That((metered.Text("access"), metered.Text("deniedReason"), metered.Number("remaining")), Is.EqualTo(("false", "usage_exceeded", 0m)));
        Assert.That((await Check("sso")).Text("access"), Is.EqualTo("true"));
        Assert.That((await Check("other")).Text("deniedReason"), Is.EqualTo("no_entitlement"));
        Assert.That(await Balance(), Is.EqualTo(100));
        (await _api.PostAsync("/check", "{\"customerId\":\"nobody\",\"featureSlug\":\"sso\"}")).Expect(404);
        (await _api.PostAsync("/check", "{\"featureSlug\":\"sso\"}")).Expect(400);
    }

    [Test]
    public async Task Reads_usage_by_metric_and_by_day()
    {
        await Subscribe();
        await Track("{\"eventName\":\"export\",\"quantity\":1.5}");
        await Track("{\"eventName\":\"export\",\"quantity\":1,\"timestamp\":\"2026-02-28T10:00:00Z\"}");
        Answer metrics = await _api.GetAsync("/billable-metrics?productId=" + _productId);
        Assert.That((metrics.Text("data.0.name"), metrics.Text("data.1.name")), Is.EqualTo(("ai-generation", "export")));
        Answer meter = (await _api.GetAsync("/usage?customerId=user-1&metricId=" + metrics.Text("data.1.id"))).Expect(200);
        Assert.That((meter.Number("usage"), meter.Number("limit"), meter.Number("percentage")), Is.EqualTo((1.5m, 2m, 75m)));
        Answer days = await _api.GetAsync("/usage/aggregate?customerId=user-1");
        Assert.That((days.Text("data.0.date"), days.Number("data.0.total"), days.Text("data.1.date")), Is.EqualTo(("2026-02-28", 1m, "2026-03-01")));
        (await _api.GetAsync("/usage?customerId=user-1")).Expect(400);
        (await _api.GetAsync("/usage?customerId=user-1&metricId=x")).Expect(404);
    }

    private async Task<Answer> Subscribe() => (await _api.PostAsync("/subscriptions", "{\"customerId\":\"user-1\",\"planId\":\"" + _planId + "\"}")).Expect(201);

    private async Task<Answer> Track(string item) => (await _api.PostAsync("/usage/track", "{\"events\":[" + item.Insert(1, "\"customerId\":\"user-1\",") + "]}")).Expect(200);

    private async Task<Answer> Check(string feature, int requested = 1) =>
        (await _api.PostAsync("/check", FormattableString.Invariant($"{{\"customerId\":\"user-1\",\"featureSlug\":\"{feature}\",\"requestedUsage\":{requested}}}"))).Expect(200);

    private async Task<decimal> Balance() => (await _api.GetAsync("/credit-accounts?customerId=user-1")).Number("data.0.balance");
}
