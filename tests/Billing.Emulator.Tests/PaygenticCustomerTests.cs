using System.Linq;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class PaygenticCustomerTests
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
    public async Task Answers_200_for_a_consumer_that_the_merchant_has_already()
    {
        Answer again = (await _api.PostAsync("/v0/customers", PaygenticScene.Consumer("ANN@example.com"))).Expect(200);
        Assert.That((again.Text("customerId"), again.Text("validTaxAddress.valid")), Is.EqualTo((_scene.CustomerId, "true")));
        string consumerId = (await _api.GetAsync("/v0/customers/" + _scene.CustomerId)).Text("consumerId");
        Answer byId = (await _api.PostAsync("/v0/customers", "{\"merchantId\":\"org_2\",\"consumerId\":\"" + consumerId + "\"}")).Expect(201);
        Assert.That(byId.Text("customerId"), Is.Not.EqualTo(_scene.CustomerId));
        (await _api.PostAsync("/v0/customers", "{\"merchantId\":\"org_2\",\"consumerId\":\"org_x\"}")).Expect(403);
    }

    [Test]
    public async Task Says_whether_the_address_is_enough_for_tax()
    {
        Answer us = (await _api.PostAsync("/v0/customers", PaygenticScene.Consumer("us@example.com").Replace("\"DE\"", "\"US\""))).Expect(201);
        Assert.That(us.Text("validTaxAddress.valid"), Is.EqualTo("false"));
        Assert.That(us.Text("validTaxAddress.message"), Does.Contain("state"));
    }

    [Test]
    public async Task Refuses_a_used_external_id()
    {
        (await _api.PostAsync("/v0/customers", PaygenticScene.Consumer("b@example.com", ",\"externalId\":\"e1\""))).Expect(201);
        Assert.That((await _api.PostAsync("/v0/customers", PaygenticScene.Consumer("c@example.com", ",\"externalId\":\"e1\""))).Expect(409).Text("code"), Is.EqualTo("EXTERNAL_ID_CONFLICT"));
        (await _api.PostAsync("/v0/customers", PaygenticScene.Consumer("b@example.com", ",\"externalId\":\"e1\""))).Expect(200);
        (await _api.PatchAsync("/v0/customers/" + _scene.CustomerId, "{\"externalId\":\"e1\"}")).Expect(409);
    }

    [TestCase("{\"merchantId\":\"org_1\"}")]
    [TestCase("{\"merchantId\":\"org_1\",\"consumerId\":\"org_2\",\"consumer\":{}}")]
    [TestCase("{\"merchantId\":\"org_1\",\"consumer\":{\"name\":\"A\",\"email\":\"a@b.io\"}}")]
    public async Task Refuses_a_customer_that_breaks_a_rule(string body) => (await _api.PostAsync("/v0/customers", body)).Expect(400);

    [Test]
    public async Task Lists_by_offset_with_filters()
    {
        for (int i = 0; i < 12; i++)
            await _api.PostAsync("/v0/customers", PaygenticScene.Consumer($"c{i}@shop.io", $",\"externalId\":\"x{i}\""));
        Answer first = (await _api.GetAsync("/v0/customers?organizationId=org_1")).Expect(200);
        Assert.That((first.Text("object"), first.Count("data"), first.Text("pagination")), Is.EqualTo(("list", 10, "{\"limit\":10,\"offset\":0,\"total\":13}")));
        Assert.That((await _api.GetAsync("/v0/customers?organizationId=org_1&limit=10&offset=10")).Count("data"), Is.EqualTo(3));
        Assert.That((await _api.GetAsync("/v0/customers?organizationId=org_1&email=SHOP.io")).Number("pagination.total"), Is.EqualTo(12));
        Assert.That((await _api.GetAsync("/v0/customers?organizationId=org_1&externalId=x3")).Count("data"), Is.EqualTo(1));
        Assert.That((await _api.GetAsync("/v0/customers?organizationId=org_2")).Count("data"), Is.Zero);
        (await _api.GetAsync("/v0/customers?organizationId=org_1&name=ab")).Expect(400);
        (await _api.GetAsync("/v0/customers")).Expect(400);
    }

    [Test]
    public async Task Changes_clears_and_keeps_members()
    {
        string path = "/v0/customers/" + _scene.CustomerId;
        await _api.PatchAsync(path, "{\"taxId\":\"DE1\",\"externalId\":\"e1\",\"taxRates\":19}");
        Answer changed = (await _api.PatchAsync(path, "{\"taxId\":null,\"notificationSettings\":{\"invoicePaid\":false}}")).Expect(200);
        Assert.That((changed.Text("taxId"), changed.Text("externalId"), changed.Text("taxRates")), Is.EqualTo(("(missing)", "e1", "{\"default\":19}")));
        Assert.That((changed.Text("notificationSettings.invoicePaid"), changed.Text("notificationSettings.invoiceIssued")), Is.EqualTo(("false", "true")));
    }

    [Test]
    public async Task Deletes_a_customer_only_without_live_subscriptions()
    {
        string path = "/v0/customers/" + _scene.CustomerId;
        string subscriptionId = (await _scene.SubscribeAsync()).Text("id");
        Answer refused = (await _api.DeleteAsync(path)).Expect(409);
        Assert.That((refused.Text("error"), refused.Text("details.blockers.0.type"), refused.Text("details.blockers.0.items.0.id")), Is.EqualTo(("conflict", "subscriptions", subscriptionId)));
        await _api.PostAsync("/v0/subscriptions/" + subscriptionId + "/termination", "{\"reason\":\"test\"}");
        (await _api.DeleteAsync(path)).Expect(204);
        (await _api.DeleteAsync(path)).Expect(404);
        Assert.That(_scene.Emulator.Requests.Count(request => request.Status == 204), Is.EqualTo(1));
    }
}
