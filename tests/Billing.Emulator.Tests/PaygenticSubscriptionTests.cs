using System;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class PaygenticSubscriptionTests
{
    private readonly ManualTime _time = new();
    private PaygenticScene _scene = null!;
    private Api _api = null!;

    [SetUp]
    public async Task Start()
    {
        _scene = await PaygenticScene.BuildAsync(_time);
        _api = _scene.Api;
    }

    [TearDown]
    public void Stop() => _scene.Dispose();

    [Test]
    public async Task Starts_at_once_without_charges_in_advance()
    {
        Answer made = (await _scene.SubscribeAsync(more: ",\"metadata\":{\"seats\":2}")).Expect(201);
        Assert.That((made.Text("status"), made.Text("payment"), made.Text("merchantId"), made.Text("metadata.seats")), Is.EqualTo(("active", "(missing)", "org_1", "2")));
        Assert.That((await _api.GetAsync("/v0/subscriptions/" + made.Text("id"))).Expect(200).Text("name"), Is.EqualTo("Main"));
        Assert.That((await _scene.SubscribeAsync()).Expect(200).Text("id"), Is.EqualTo(made.Text("id")));
        (await _scene.SubscribeAsync(name: "Second")).Expect(201);
    }

    [Test]
    public async Task Waits_for_the_first_invoice_of_charges_in_advance()
    {
        string feeId = await _scene.CreateAsync("/v0/fees", "{\"name\":\"F\",\"description\":\"D\",\"merchantId\":\"org_1\",\"productId\":\"" + _scene.ProductId + "\"}");
        string priceId = await _scene.CreateAsync("/v0/prices", "{\"invoiceDisplayName\":\"N\",\"paymentTerm\":\"in_advance\",\"feeId\":\"" + feeId + "\",\"billingCadence\":\"P1M\",\"quantity\":3,\"properties\":{\"unitPrice\":\"10.50\"}}");
        Answer made = (await _scene.SubscribeAsync(await _scene.CreatePlanAsync(priceId, "Paid"))).Expect(201);
        Assert.That((made.Text("status"), made.Text("payment.status"), made.Text("payment.amount")), Is.EqualTo(("pending_payment", "pending", "31.50")));
        _scene.Emulator.Paygentic.CompletePayment(made.Text("id"));
        Answer paid = await _api.GetAsync("/v0/subscriptions/" + made.Text("id"));
        Assert.That((paid.Text("status"), paid.Text("payment.status")), Is.EqualTo(("active", "paid")));
        Assert.That(_scene.Emulator.Ledger.BalanceOf("paygentic/" + _scene.CustomerId), Is.EqualTo(31.5m));
        Assert.Throws<ArgumentException>(() => _scene.Emulator.Paygentic.CompletePayment(made.Text("id")));
    }

    [Test]
    public async Task Creates_the_customer_along_with_the_subscription()
    {
        Answer made = (await _api.PostAsync("/v0/subscriptions", $$"""
            {"name":"S","planId":"{{_scene.PlanId}}","startedAt":"2026-03-01T00:00:00Z","customer":{"name":"B","email":"b@example.com","address":{"country":"DE","zipCode":"1"} } }
            """)).Expect(201);
        Assert.That((await _api.GetAsync("/v0/customers/" + made.Text("customerId"))).Text("organization.name"), Is.EqualTo("B"));
        Answer list = await _api.GetAsync("/v0/subscriptions?customerId=" + made.Text("customerId") + "&include=customer");
        Assert.That((list.Text("data.0.customer.consumer.email"), list.Text("object")), Is.EqualTo(("b@example.com", "(missing)")));
    }

    [Test]
    public async Task Refuses_a_subscription_that_breaks_a_rule()
    {
        (await _api.PostAsync("/v0/subscriptions", "{\"name\":\"S\",\"planId\":\"plan_x\",\"startedAt\":\"2026-03-01T00:00:00Z\"}")).Expect(400);
        (await _scene.SubscribeAsync("plan_x")).Expect(404);
        (await _scene.SubscribeAsync(more: ",\"testClockId\":\"tc_x\"")).Expect(404);
        (await _api.PostAsync("/v0/subscriptions", "{}")).Expect(400);
        (await _api.GetAsync("/v0/subscriptions?customerId=cus_1&merchantId=org_1")).Expect(400);
    }

    [Test]
    public async Task Terminates_once_with_a_reason()
    {
        string path = "/v0/subscriptions/" + (await _scene.SubscribeAsync()).Text("id");
        (await _api.PostAsync(path + "/termination", "{}")).Expect(400);
        Answer ended = (await _api.PostAsync(path + "/termination", "{\"reason\":\"moved\"}")).Expect(200);
        Assert.That((ended.Text("status"), ended.Text("terminationReason"), ended.Text("terminatedAt")), Is.EqualTo(("terminated", "moved", "2026-03-01T12:00:00.000Z")));
        (await _api.PostAsync(path + "/termination", "{\"reason\":\"moved\"}")).Expect(409);
        Assert.That((await _api.GetAsync("/v0/subscriptions?status=terminated")).Number("pagination.total"), Is.EqualTo(1));
    }

    [Test]
    public async Task Changes_a_subscription_and_ends_it_by_patch()
    {
        string path = "/v0/subscriptions/" + (await _scene.SubscribeAsync()).Text("id");
        Assert.That((await _api.PatchAsync(path, "{\"autoCharge\":true}")).Expect(200).Text("autoCharge"), Is.EqualTo("true"));
        (await _api.PatchAsync(path, "{\"terminatedAt\":\"2020-01-01T00:00:00Z\"}")).Expect(400);
        Assert.That((await _api.PatchAsync(path, "{\"status\":\"terminated\"}")).Expect(200).Text("status"), Is.EqualTo("terminated"));
    }

    [TestCase(null, "2026-03-01T12:10:00.000Z")]
    [TestCase("P7D", "2026-03-08T12:00:00.000Z")]
    [TestCase("PT1H30M", "2026-03-01T13:30:00.000Z")]
    public async Task Makes_a_portal_link_that_expires(string? expiresIn, string expiresAt)
    {
        string path = "/v0/subscriptions/" + (await _scene.SubscribeAsync()).Text("id") + "/portal";
        Answer link = (await _api.PostAsync(path, expiresIn == null ? null : "{\"expiresIn\":\"" + expiresIn + "\"}")).Expect(200);
        Assert.That((link.Text("object"), link.Text("expiresAt")), Is.EqualTo(("subscriptionPortal", expiresAt)));
        Assert.That(Uri.IsWellFormedUriString(link.Text("url"), UriKind.Absolute));
    }

    [TestCase("P8D")]
    [TestCase("PT")]
    [TestCase("soon")]
    [TestCase("P99999999999Y")]
    public async Task Refuses_a_portal_link_that_lives_too_long(string expiresIn)
    {
        string path = "/v0/subscriptions/" + (await _scene.SubscribeAsync()).Text("id") + "/portal";
        (await _api.PostAsync(path, "{\"expiresIn\":\"" + expiresIn + "\"}")).Expect(400);
    }

    [Test]
    public async Task Moves_test_clocks_forward_only()
    {
        string id = (await _api.PostAsync("/v0/testClocks", "{\"currentTime\":\"2026-03-01T11:30:00Z\",\"name\":\"c\"}")).Expect(201).Text("id");
        Assert.That(id, Does.Match("^tc_[a-zA-Z0-9]{16}$"));
        string path = "/v0/testClocks/" + id;
        Assert.That((await _api.PatchAsync(path, "{\"advanceBy\":\"P1M\"}")).Expect(200).Text("currentTime"), Is.EqualTo("2026-04-01T11:30:00.000Z"));
        Assert.That((await _api.PatchAsync(path, "{\"currentTime\":\"2026-05-01T00:00:00Z\"}")).Expect(200).Text("currentTime"), Is.EqualTo("2026-05-01T00:00:00.000Z"));
        foreach (string body in new[] { "{\"currentTime\":\"2026-04-01T00:00:00Z\"}", "{\"advanceBy\":\"P100Y\"}", "{\"advanceBy\":\"a month\"}", "{}", "{\"advanceBy\":\"P1D\",\"currentTime\":\"2027-01-01T00:00:00Z\"}" })
            (await _api.PatchAsync(path, body)).Expect(400);
        (await _api.PostAsync("/v0/testClocks", "{\"currentTime\":\"2026-03-01T10:00:00Z\"}")).Expect(400);
        Assert.That((await _api.GetAsync("/v0/testClocks")).Number("pagination.total"), Is.EqualTo(1));
    }

    [Test]
    public async Task Ends_a_subscription_by_its_test_clock_and_then_lets_the_clock_go()
    {
        string clock = "/v0/testClocks/" + (await _api.PostAsync("/v0/testClocks", "{}")).Text("id");
        string id = (await _scene.SubscribeAsync(more: ",\"testClockId\":\"" + clock["/v0/testClocks/".Length..] + "\",\"endingAt\":\"2026-04-01T00:00:00Z\"")).Expect(201).Text("id");
        (await _api.DeleteAsync(clock)).Expect(409);
        await _api.PatchAsync(clock, "{\"advanceBy\":\"P2M\"}");
        Assert.That((await _api.GetAsync("/v0/subscriptions/" + id)).Text("status"), Is.EqualTo("terminated"));
        Assert.That((await _api.DeleteAsync(clock)).Expect(200).Text("deletedAt"), Is.EqualTo("2026-03-01T12:00:00.000Z"));
        (await _api.PatchAsync(clock, "{\"advanceBy\":\"P1D\"}")).Expect(404);
    }

    [Test]
    public async Task Pays_once_for_an_idempotency_key()
    {
        const string body = "{\"amount\":\"12.50\",\"currency\":\"EUR\",\"idempotencyKey\":\"p1\"}";
        Answer made = (await _api.PostAsync("/v0/payments", body)).Expect(201);
        Assert.That((await _api.PostAsync("/v0/payments", body)).Expect(200).Text("id"), Is.EqualTo(made.Text("id")));
        _scene.Emulator.Paygentic.CompletePayment(made.Text("id"));
        Assert.That((await _api.GetAsync("/v0/payments/" + made.Text("id"))).Text("status"), Is.EqualTo("completed"));
        Assert.That(_scene.Emulator.Ledger.BalanceOf("paygentic/" + made.Text("id")), Is.EqualTo(12.5m));
        Assert.That((await _api.GetAsync("/v0/payments?status=completed")).Count("data"), Is.EqualTo(1));
    }

    [Test]
    public async Task Lets_an_unpaid_payment_expire()
    {
        string id = (await _api.PostAsync("/v0/payments", "{\"amount\":\"1\",\"currency\":\"EUR\",\"expiresIn\":\"P1D\"}")).Expect(201).Text("id");
        _time.Now = _time.Now.AddDays(1);
        Assert.That((await _api.GetAsync("/v0/payments/" + id)).Text("status"), Is.EqualTo("expired"));
    }

    [TestCase("{\"amount\":\"0.99\",\"currency\":\"EUR\"}")]
    [TestCase("{\"amount\":\"5000.01\",\"currency\":\"EUR\"}")]
    [TestCase("{\"amount\":\"1.001\",\"currency\":\"EUR\"}")]
    [TestCase("{\"amount\":\"1\",\"currency\":\"CHF\"}")]
    [TestCase("{\"amount\":\"1\",\"currency\":\"EUR\",\"savePaymentMethod\":true}")]
    [TestCase("{\"amount\":\"1\",\"currency\":\"EUR\",\"expiresIn\":\"P32D\"}")]
    public async Task Refuses_a_payment_that_breaks_a_rule(string body) => (await _api.PostAsync("/v0/payments", body)).Expect(400);
}
