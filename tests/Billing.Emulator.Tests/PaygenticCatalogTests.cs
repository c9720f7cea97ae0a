using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class PaygenticCatalogTests
{
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
    public async Task Reads_back_what_was_created()
    {
        Assert.That((await _api.GetAsync("/v0/products/" + _scene.ProductId)).Expect(200).Text("metadata"), Is.EqualTo("{}"));
        Assert.That((await _api.GetAsync("/v0/billableMetrics/" + _scene.MetricId)).Expect(200).Text("itemId"), Is.EqualTo("(null)"));
        Answer price = (await _api.GetAsync("/v0/prices/" + _scene.PriceId)).Expect(200);
        Assert.That((price.Text("properties.unitPrice"), price.Text("features.0.feature.key"), price.Text("feeId")), Is.EqualTo(("0.00002", "tokens", "(missing)")));
        Answer plan = (await _api.GetAsync("/v0/plans/" + _scene.PlanId)).Expect(200);
        Assert.That((plan.Text("prices.0.id"), plan.Text("billingCadence"), plan.Text("billingInterval"), plan.Text("renewalReminderDays")), Is.EqualTo((_scene.PriceId, "P1M", "monthly", "3")));
    }

    [TestCase("/v0/products/prod_x")]
    [TestCase("/v0/features/feat_x")]
    [TestCase("/v0/billableMetrics/bm_x")]
    [TestCase("/v0/prices/price_x")]
    [TestCase("/v0/plans/plan_x")]
    [TestCase("/v0/fees/fee_x")]
    [TestCase("/v0/customers/cus_x")]
    [TestCase("/v0/subscriptions/sub_x")]
    [TestCase("/v0/testClocks/tc_x")]
    [TestCase("/v0/payments/pay_x")]
    [TestCase("/v1/entitlements/ent_x")]
    public async Task Answers_404_for_an_id_that_it_does_not_know(string path)
    {
        Answer answer = (await _api.GetAsync(path)).Expect(404);
        Assert.That((answer.Text("error"), answer.Text("code")), Is.EqualTo(("not_found", "NOT_FOUND")));
        Assert.That(answer.Text("message"), Is.Not.Empty);
    }

    [Test]
    public async Task Names_every_invalid_member_in_the_validation_form()
    {
        Answer answer = (await _api.PostAsync("/v0/products", "{\"name\":\"\",\"merchantId\":\"me\"}")).Expect(400);
        Assert.That(answer.Text("error"), Is.EqualTo("validation_error"));
        Assert.That(answer.Count("errors"), Is.EqualTo(3));
        Assert.That((answer.Text("errors.1.field"), answer.Text("errors.1.code")), Is.EqualTo(("description", "required")));
    }

    [TestCase("{\"aggregation\":\"SUM\"}", "valueProperty")]
    [TestCase("{\"aggregation\":\"MEDIAN\"}", "aggregation")]
    [TestCase("{\"aggregation\":\"COUNT\",\"productId\":\"prod_x\"}", "productId")]
    [TestCase("{\"aggregation\":\"SUM\",\"valueProperty\":\"tokens\"}", "valueProperty")]
    public async Task Refuses_a_metric_that_cannot_measure(string body, string field)
    {
        string whole = "{\"name\":\"M\",\"description\":\"D\",\"unit\":\"u\",\"merchantId\":\"org_1\"," + (body.Contains("productId") ? "" : "\"productId\":\"" + _scene.ProductId + "\",") + body[1..];
        Assert.That((await _api.PostAsync("/v0/billableMetrics", whole)).Expect(400).Text("errors"), Does.Contain("\"field\":\"" + field + "\""));
    }

    [TestCase("\"properties\":{\"unitPrice\":\"1\"}", "billableMetricId")]
    [TestCase("\"billableMetricId\":\"bm_1\",\"feeId\":\"fee_1\",\"properties\":{\"unitPrice\":\"1\"}", "billableMetricId")]
    [TestCase("\"feeId\":\"fee_1\",\"properties\":{\"unitPrice\":\"1\"}", "billingCadence")]
    [TestCase("\"feeId\":\"fee_1\",\"billingCadence\":\"P1M\",\"properties\":{\"unitPrice\":\"-1\"}", "properties.unitPrice")]
    [TestCase("\"billableMetricId\":\"bm_1\",\"quantity\":2,\"properties\":{\"unitPrice\":\"1\"}", "quantity")]
    [TestCase("\"billableMetricId\":\"bm_1\",\"model\":\"volume\",\"properties\":{\"unitPrice\":\"1\"}", "model")]
    [TestCase("\"billableMetricId\":\"bm_1\",\"properties\":{\"unitPrice\":1}", "properties.unitPrice")]
    public async Task Refuses_a_price_that_breaks_a_rule(string members, string field)
    {
        Answer answer = (await _api.PostAsync("/v0/prices", "{\"invoiceDisplayName\":\"N\",\"paymentTerm\":\"in_arrears\"," + members + "}")).Expect(400);
        Assert.That(answer.Text("errors"), Does.Contain("\"field\":\"" + field + "\""));
    }

    [Test]
    public async Task Refuses_a_price_of_an_unknown_metric() =>
        (await _api.PostAsync("/v0/prices", "{\"invoiceDisplayName\":\"N\",\"paymentTerm\":\"in_arrears\",\"billableMetricId\":\"bm_x\",\"properties\":{\"unitPrice\":\"1\"}}")).Expect(404);

    [Test]
    public async Task Keeps_feature_keys_unique_within_a_product()
    {
        string body = "{\"key\":\"tokens\",\"name\":\"T\",\"merchantId\":\"org_1\",\"productId\":\"" + _scene.ProductId + "\"}";
        (await _api.PostAsync("/v0/features", body)).Expect(409);
        Answer other = (await _api.PostAsync("/v0/features", body.Replace("\"tokens\"", "\"seats\""))).Expect(201);
        Assert.That(other.Text("type"), Is.EqualTo("boolean"));
        Assert.That((await _api.GetAsync("/v0/features?productId=" + _scene.ProductId + "&key=seats")).Count("data"), Is.EqualTo(1));
        (await _api.GetAsync("/v0/features")).Expect(400);
        (await _api.DeleteAsync("/v0/features/" + other.Text("id"))).Expect(204);
        (await _api.GetAsync("/v0/features/" + other.Text("id"))).Expect(404);
    }

    [Test]
    public async Task Keeps_a_fee_while_prices_refer_to_it()
    {
        string feeId = await _scene.CreateAsync("/v0/fees", "{\"name\":\"F\",\"description\":\"D\",\"merchantId\":\"org_1\",\"productId\":\"" + _scene.ProductId + "\"}");
        string priceId = await _scene.CreateAsync("/v0/prices", "{\"invoiceDisplayName\":\"N\",\"paymentTerm\":\"in_advance\",\"feeId\":\"" + feeId + "\",\"billingCadence\":\"P1M\",\"properties\":{\"unitPrice\":\"10\"}}");
        Answer refused = (await _api.DeleteAsync("/v0/fees/" + feeId)).Expect(409);
        Assert.That((refused.Text("details.blockers.0.type"), refused.Number("details.blockers.0.count")), Is.EqualTo(("prices", 1m)));
        (await _api.DeleteAsync("/v0/prices/" + priceId)).Expect(204);
        (await _api.DeleteAsync("/v0/fees/" + feeId)).Expect(204);
    }

    [Test]
    public async Task Clears_with_null_and_leaves_what_is_absent()
    {
        Answer metric = (await _api.PatchAsync("/v0/billableMetrics/" + _scene.MetricId, "{\"eventType\":null,\"name\":\"New\"}")).Expect(200);
        Assert.That((metric.Text("eventType"), metric.Text("name"), metric.Text("unit")), Is.EqualTo(("(null)", "New", "token")));
        Answer price = (await _api.PatchAsync("/v0/prices/" + _scene.PriceId, "{\"feature\":null}")).Expect(200);
        Assert.That((price.Text("features"), price.Text("invoiceDisplayName")), Is.EqualTo(("(missing)", "Tokens")));
        Answer plan = (await _api.PatchAsync("/v0/plans/" + _scene.PlanId, "{\"billingCadence\":\"P1Y\",\"prices\":[]}")).Expect(200);
        Assert.That((plan.Text("billingInterval"), plan.Count("prices"), plan.Text("name")), Is.EqualTo(("yearly", 0, "Plan")));
    }

    [Test]
    public async Task Refuses_old_billing_versions_and_unknown_prices()
    {
        string body = "{\"name\":\"N\",\"currency\":\"EUR\",\"merchantId\":\"org_1\",\"productId\":\"" + _scene.ProductId + "\"";
        (await _api.PostAsync("/v0/plans", body + ",\"billingVersion\":0}")).Expect(400);
        (await _api.PostAsync("/v0/plans", body + ",\"prices\":[\"price_x\"]}")).Expect(400);
    }

    [Test]
    public async Task Offers_only_plans_of_products_that_the_customer_has_not_subscribed_to()
    {
        string path = "/v0/plans/available?customerId=" + _scene.CustomerId;
        Assert.That((await _api.GetAsync(path + "&search=pla")).Count("data"), Is.EqualTo(1));
        Assert.That((await _api.GetAsync(path + "&search=zzz")).Count("data"), Is.Zero);
        await _scene.SubscribeAsync();
        Assert.That((await _api.GetAsync(path)).Count("data"), Is.Zero);
    }

    [TestCase("limit=0")]
    [TestCase("limit=101")]
    [TestCase("offset=-1")]
    public async Task Refuses_a_page_that_cannot_be(string query) => (await _api.GetAsync("/v0/products?" + query)).Expect(400);
}
