using System.Linq;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class PaygenticUsageTests
{
    private const string March = "/meter?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    private PaygenticScene _scene = null!;
    private Api _api = null!;

    [SetUp]
    public async Task Start()
    {
        _scene = await PaygenticScene.BuildAsync(new ManualTime());
        _api = _scene.Api;
    }

    [TearDown]
    public void Stop() => _scene.Dispose();

    [Test]
    public async Task Counts_an_event_once_for_its_key()
    {
        Answer first = await _scene.IngestAsync(1500, "e1");
        Answer repeat = await _scene.IngestAsync(9999, "e1");
        Assert.That((repeat.Text("id"), repeat.Text("idempotencyKey"), repeat.Text("object")), Is.EqualTo((first.Text("id"), "e1", "event")));
        Assert.That((await Meter(March)).Number("totalValue"), Is.EqualTo(1500));
    }

    [Test]
    public async Task Takes_an_event_that_no_metric_knows_and_makes_a_key_where_there_is_none()
    {
        Answer answer = (await _api.PostAsync("/v0/events", "{\"type\":\"other\",\"source\":\"s\",\"subject\":\"x\",\"data\":{}}")).Expect(202);
        Assert.That((answer.Text("idempotencyKey"), answer.Text("timestamp"), answer.Text("namespace")), Is.EqualTo((answer.Text("idempotencyKey"), "2026-03-01T12:00:00.000Z", PaygenticEmulator.MerchantId)));
        Assert.That(answer.Text("idempotencyKey"), Is.Not.EqualTo("(missing)"));
    }

    [TestCase("{\"source\":\"s\",\"subject\":\"x\",\"data\":{}}")]
    [TestCase("{\"type\":\"t\",\"source\":\"s\",\"data\":{}}")]
    [TestCase("{\"type\":\"t\",\"source\":\"s\",\"subject\":\"x\"}")]
    [TestCase("{\"type\":\"t\",\"source\":\"s\",\"subject\":\"x\",\"data\":{},\"timestamp\":\"yesterday\"}")]
    public async Task Refuses_an_event_that_breaks_a_rule(string body) =>
        Assert.That((await _api.PostAsync("/v0/events", body)).Expect(400).Text("error"), Is.EqualTo("validation_error"));

    [Test]
    public async Task Includes_the_start_of_an_interval_and_not_its_end()
    {
        await _scene.IngestAsync(1, "a", time: "2026-03-01T00:00:00Z");
        await _scene.IngestAsync(2, "b", time: "2026-03-31T23:59:59Z");
        await _scene.IngestAsync(4, "c", time: "2026-04-01T00:00:00Z");
        await _scene.IngestAsync(8, "d", subject: "someone");
        Assert.That((await Meter(March)).Number("totalValue"), Is.EqualTo(11));
        Assert.That((await Meter(March + "&subject=" + _scene.CustomerId)).Number("totalValue"), Is.EqualTo(3));
        Assert.That((await Meter(March)).Text("windowedValues"), Is.EqualTo("(missing)"));
    }

    [Test]
    public async Task Cuts_a_meter_into_windows_and_groups()
    {
        await _scene.IngestAsync(1, "a", "small", "2026-03-01T10:00:00Z");
        await _scene.IngestAsync(2, "b", "large", "2026-03-01T11:00:00Z");
        await _scene.IngestAsync(4, "c", "small", "2026-03-03T10:00:00Z");
        Answer days = await Meter(March + "&windowSize=DAY");
        Assert.That(days.Text("windowedValues"), Is.EqualTo(
            "[{\"windowStart\":\"2026-03-01T00:00:00.000Z\",\"windowEnd\":\"2026-03-02T00:00:00.000Z\",\"value\":3},"
            + "{\"windowStart\":\"2026-03-03T00:00:00.000Z\",\"windowEnd\":\"2026-03-04T00:00:00.000Z\",\"value\":4}]"));
        Answer models = await Meter(March + "&groupBy=model");
        Assert.That(models.Text("groupedValues"), Is.EqualTo("[{\"groupBy\":{\"model\":\"large\"},\"value\":2,\"eventCount\":1},{\"groupBy\":{\"model\":\"small\"},\"value\":5,\"eventCount\":2}]"));
        Answer both = await Meter(March + "&groupBy=model,subject&windowSize=DAY&groupLimit=2");
        Assert.That((both.Count("groupedValues"), both.Count("windowedValues"), both.Number("groupCount")), Is.EqualTo((2, 2, 3m)));
        Assert.That((await Meter(March + "&filterGroupBy=%7B%22model%22%3A%5B%22small%22%5D%7D")).Number("totalValue"), Is.EqualTo(5));
        (await _api.GetAsync("/v0/billableMetrics/" + _scene.MetricId + March + "&groupBy=colour")).Expect(400);
        (await _api.GetAsync("/v0/billableMetrics/" + _scene.MetricId + March + "&windowSize=WEEK")).Expect(400);
        (await _api.GetAsync("/v0/billableMetrics/" + _scene.MetricId + "/meter")).Expect(400);
    }

    [TestCase("COUNT", 3)]
    [TestCase("AVG", 3)]
    [TestCase("MIN", 1)]
    [TestCase("MAX", 4)]
    [TestCase("UNIQUE_COUNT", 2)]
    [TestCase("LATEST", 4)]
    public async Task Aggregates_in_every_way(string aggregation, decimal expected)
    {
        string id = await _scene.CreateAsync("/v0/billableMetrics", "{\"name\":\"M\",\"description\":\"D\",\"unit\":\"u\",\"aggregation\":\"" + aggregation
            + "\",\"eventType\":\"ai.inference\",\"valueProperty\":\"$.usage.tokens\",\"merchantId\":\"org_1\",\"productId\":\"" + _scene.ProductId + "\"}");
        await _scene.IngestAsync(4, "a", time: "2026-03-01T10:00:00Z");
        await _scene.IngestAsync(1, "b", time: "2026-03-01T09:00:00Z");
        await _scene.IngestAsync(4, "c", time: "2026-03-01T11:00:00Z");
        Assert.That((await _api.GetAsync("/v0/billableMetrics/" + id + March)).Expect(200).Number("totalValue"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Lists_events_from_the_newest()
    {
        await _scene.IngestAsync(1, "a", time: "2026-03-01T09:00:00Z");
        await _scene.IngestAsync(2, "b", time: "2026-03-01T11:00:00Z");
        Answer page = (await _api.GetAsync("/v0/billableMetrics/" + _scene.MetricId + March.Replace("/meter", "/events") + "&limit=1")).Expect(200);
        Assert.That((page.Text("events.0.idempotencyKey"), page.Text("events.0.data.usage.tokens"), page.Text("pagination.total"), page.Text("billableMetricId")), Is.EqualTo(("b", "2", "2", _scene.MetricId)));
    }

    [Test]
    public async Task Links_an_external_subject_to_the_customer_who_comes_later()
    {
        await _api.PostAsync("/v0/events", "{\"type\":\"ai.inference\",\"source\":\"s\",\"externalSubject\":\"ext-1\",\"data\":{\"usage\":{\"tokens\":7}}}");
        Assert.That((await Meter(March + "&subject=" + _scene.CustomerId)).Number("totalValue"), Is.Zero);
        await _api.PatchAsync("/v0/customers/" + _scene.CustomerId, "{\"externalId\":\"ext-1\"}");
        Assert.That((await Meter(March + "&subject=" + _scene.CustomerId)).Number("totalValue"), Is.EqualTo(7));
    }

    [Test]
    public async Task Burns_the_credits_that_a_subscription_brought()
    {
        string subscriptionId = (await _scene.SubscribeAsync()).Text("id");
        Answer list = (await _api.GetAsync("/v1/entitlements?customerId=" + _scene.CustomerId)).Expect(200);
        string path = "/v1/entitlements/" + list.Text("data.0.entitlementId");
        Assert.That((list.Text("data.0.featureType"), list.Number("data.0.balance"), list.Text("data.0.subscriptionId")), Is.EqualTo(("metered", 1000m, subscriptionId)));
        await _scene.IngestAsync(400, "e1");
        await _scene.IngestAsync(400, "e1");
        Assert.That((await _api.GetAsync(path)).Number("balance"), Is.EqualTo(600));
        await _scene.IngestAsync(700, "e2");
        Answer spent = await _api.GetAsync(path);
        Assert.That((spent.Text("id"), spent.Number("balance"), spent.Number("overage"), spent.Number("usageInPeriod"), spent.Text("hasAccess")), Is.EqualTo((path[17..], 0m, 100m, 1100m, "false")));
        Assert.That(_scene.Emulator.Ledger.EntriesOf("paygentic/" + path[17..]).Select(entry => (entry.Reason, entry.Amount)), Is.EqualTo(new[] { ("grant", 1000m), ("usage", -400m), ("usage", -700m) }));
        await _api.PostAsync("/v0/subscriptions/" + subscriptionId + "/termination", "{\"reason\":\"r\"}");
        Assert.That((await _api.GetAsync(path)).Text("status"), Is.EqualTo("canceled"));
    }

    [Test]
    public async Task Grants_once_for_a_key_and_voids_as_often_as_asked()
    {
        string path = "/v1/entitlements/" + await _scene.CreateAsync("/v1/entitlements", "{\"customerId\":\"" + _scene.CustomerId + "\",\"featureId\":\"" + _scene.FeatureId + "\",\"template\":{\"type\":\"metered\"}}");
        Answer grant = (await _api.PostAsync(path + "/grants", "{\"amount\":50.5,\"idempotencyKey\":\"g1\"}")).Expect(201);
        Assert.That((await _api.PostAsync(path + "/grants", "{\"amount\":50.5,\"idempotencyKey\":\"g1\"}")).Expect(201).Text("id"), Is.EqualTo(grant.Text("id")));
        (await _api.PostAsync(path + "/grants", "{\"amount\":51,\"idempotencyKey\":\"g1\"}")).Expect(409);
        (await _api.PostAsync(path + "/grants", "{\"amount\":0,\"idempotencyKey\":\"g2\"}")).Expect(400);
        Assert.That((await _api.GetAsync(path)).Number("balance"), Is.EqualTo(50.5m));
        string grantPath = path + "/grants/" + grant.Text("id");
        Assert.That((await _api.DeleteAsync(grantPath)).Expect(200).Text("voidedAt"), Is.EqualTo("2026-03-01T12:00:00.000Z"));
        (await _api.DeleteAsync(grantPath)).Expect(200);
        Assert.That((await _api.GetAsync(path)).Number("balance"), Is.Zero);
        Assert.That((await _api.GetAsync(path + "/grants")).Count("data"), Is.Zero);
        Assert.That((await _api.GetAsync(path + "/grants?includeVoided=true")).Count("data"), Is.EqualTo(1));
    }

    [Test]
    public async Task Issues_flags_and_settings()
    {
        string body = "{\"customerId\":\"" + _scene.CustomerId + "\",\"featureId\":\"" + _scene.FeatureId + "\",\"activeTo\":\"2026-03-02T00:00:00Z\",\"template\":{\"type\":\"static\",\"config\":{\"seats\":3}}}";
        Answer issued = (await _api.PostAsync("/v1/entitlements", body)).Expect(201);
        Assert.That((issued.Text("config.seats"), issued.Text("hasAccess"), issued.Text("balance"), issued.Text("object")), Is.EqualTo(("3", "true", "(missing)", "entitlement")));
        Answer later = await _api.GetAsync("/v1/entitlements/" + issued.Text("id") + "?at=2026-03-03T00:00:00Z");
        Assert.That((later.Text("status"), later.Text("hasAccess")), Is.EqualTo(("expired", "false")));
        (await _api.GetAsync("/v1/entitlements")).Expect(400);
        (await _api.GetAsync("/v1/entitlements?customerId=c&featureKey=k")).Expect(400);
    }

    private async Task<Answer> Meter(string query) => (await _api.GetAsync("/v0/billableMetrics/" + _scene.MetricId + query)).Expect(200);
}
