using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class UnitPayTests
{
    private BillingEmulator _emulator = null!;
    private Api _api = null!;

    [SetUp]
    public void Start()
    {
        _emulator = new BillingEmulator { TimeProvider = new ManualTime() };
        _api = Api.UnitPay(_emulator);
    }

    [TearDown]
    public void Stop() => _api.Dispose();

    [Test]
    public async Task Answers_a_repeated_key_with_the_first_answer()
    {
        Answer first = await _api.PostAsync("/customers", "{\"name\":\"A\"}", "k");
        Answer second = (await _api.PostAsync("/customers", "{\"name\":\"A\"}", "k")).Expect(201);
        Assert.That(second.Text("id"), Is.EqualTo(first.Text("id")));
        Assert.That((first.Header("Idempotency-Replayed"), second.Header("Idempotency-Replayed")), Is.EqualTo(((string?)null, "true")));
    }

    [Test]
    public async Task Refuses_another_request_under_a_used_key()
    {
        await _api.PostAsync("/customers", "{\"name\":\"A\"}", "k");
        Assert.That((await _api.PostAsync("/customers", "{\"name\":\"B\"}", "k")).Expect(409).Text("code"), Is.EqualTo("idempotency_conflict"));
        (await _api.PostAsync("/products", "{\"name\":\"A\"}", "k")).Expect(409);
        (await _api.PostAsync("/customers", "{}", new string('k', 256))).Expect(400);
    }

    [Test]
    public async Task Lets_a_refused_request_be_mended_under_its_key()
    {
        (await _api.PostAsync("/products", "{}", "k")).Expect(400);
        (await _api.PostAsync("/products", "{\"name\":\"A\"}", "k")).Expect(201);
    }

    [Test]
    public async Task Pages_through_customers_in_both_directions()
    {
        for (int i = 0; i < 5; i++)
            await _api.PostAsync("/customers", "{\"name\":\"" + i + "\"}");
        var names = new List<string>();
        string path = "/customers?limit=2";
        Answer page;
        do
        {
            page = (await _api.GetAsync(path)).Expect(200);
            names.AddRange(Enumerable.Range(0, page.Count("data")).Select(i => page.Text($"data.{i}.name")));
            path = "/customers?limit=2&cursor=" + page.Text("nextCursor");
        }
        while (page.Text("hasMore") == "true");
        Assert.That(names, Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
        Assert.That(page.Text("nextCursor"), Is.EqualTo("(null)"));
        Assert.That((await _api.GetAsync("/customers?limit=2&cursor=" + page.Text("prevCursor"))).Text("data.0.name"), Is.EqualTo("2"));
    }

    [TestCase("limit=0")]
    [TestCase("limit=x")]
    [TestCase("cursor=nonsense")]
    public async Task Refuses_a_page_that_cannot_be(string query) => (await _api.GetAsync("/customers?" + query)).Expect(400);

    [Test]
    public async Task Finds_a_customer_by_either_id()
    {
        string id = (await _api.PostAsync("/customers", "{\"externalId\":\"me 1\",\"email\":\"a@b.io\"}")).Text("id");
        Assert.That(id, Does.Match("^cus_[0-9]{26}$"));
        Assert.That((await _api.GetAsync("/customers/" + id)).Text("email"), Is.EqualTo("a@b.io"));
        Assert.That((await _api.GetAsync("/customers/me%201")).Text("id"), Is.EqualTo(id));
        (await _api.GetAsync("/customers/nobody")).Expect(404);
        (await _api.PostAsync("/customers", "{\"externalId\":\"me 1\"}")).Expect(409);
        (await _api.PostAsync("/customers", "{\"email\":\"nobody\"}")).Expect(400);
    }

    [Test]
    public async Task Refuses_a_plan_of_unknown_parts()
    {
        string productId = (await _api.PostAsync("/products", "{\"name\":\"P\"}")).Text("id");
        (await _api.PostAsync("/plans", "{\"productId\":\"x\",\"name\":\"N\"}")).Expect(404);
        (await _api.PostAsync("/plans", "{\"productId\":\"" + productId + "\",\"name\":\"N\",\"creditGrantRules\":[{\"creditCurrencyId\":\"x\",\"amount\":1}]}")).Expect(404);
        Answer invalid = (await _api.PostAsync("/plans", "{\"productId\":\"" + productId + "\",\"name\":\"N\",\"creditGrantRules\":[{\"amount\":-1}]}")).Expect(400);
        Assert.That(invalid.Count("details.errors"), Is.EqualTo(2));
        (await _api.PostAsync("/plans", "{\"productId\":\"" + productId + "\",\"name\":\"N 1\"}")).Expect(201);
        (await _api.PostAsync("/plans", "{\"productId\":\"" + productId + "\",\"name\":\"other\",\"slug\":\"n-1\"}")).Expect(409);
        Assert.That((await _api.GetAsync("/plans?status=active")).Count("data"), Is.EqualTo(1));
        Assert.That((await _api.GetAsync("/products?status=archived")).Count("data"), Is.Zero);
        Assert.That((await _api.GetAsync("/public/pricing/" + productId)).Count("tiers"), Is.EqualTo(1));
    }

    [Test]
    public async Task Asks_for_a_card_and_starts_when_it_is_there()
    {
        string planId = await PaidPlan();
        string customerId = (await _api.PostAsync("/customers", "{}")).Text("id");
        Answer outcome = await Subscribe(customerId, planId);
        Assert.That((outcome.Text("kind"), outcome.Text("subscription.status")), Is.EqualTo(("requires_form", "pending")));
        string status = "/checkout/sessions/" + outcome.Text("client.sessionId") + "/status";
        Assert.That((await _api.GetAsync(status)).Text("status"), Is.EqualTo("pending"));
        _emulator.UnitPay.AddCard(customerId);
        Assert.That((await _api.GetAsync(status)).Text("status"), Is.EqualTo("complete"));
        Assert.That((await _api.GetAsync("/subscriptions?status=active")).Count("data"), Is.EqualTo(1));
        Assert.That((await _api.GetAsync("/customers/" + customerId + "/payment-methods")).Text("data.0.card.last4"), Is.EqualTo("4242"));
        Assert.That((await _api.GetAsync("/customers/" + customerId + "/invoices?status=paid")).Number("data.0.amountPaid"), Is.EqualTo(2900));
        Assert.That(_emulator.Ledger.BalanceOf("unitpay/" + customerId), Is.EqualTo(2900));
    }

    [Test]
    public async Task Charges_a_saved_card_or_sends_an_invoice()
    {
        string planId = await PaidPlan();
        string customerId = (await _api.PostAsync("/customers", "{}")).Text("id");
        Answer sent = await Subscribe(customerId, planId, ",\"collectionMethod\":\"send_invoice\"");
        Assert.That((sent.Text("kind"), sent.Text("invoice.invoiceNumber"), sent.Text("invoice.status")), Is.EqualTo(("invoice_sent", "INV-1", "issued")));
        string pay = "/invoices/" + sent.Text("invoice.id") + "/pay";
        Assert.That((await _api.PostAsync(pay)).Text("kind"), Is.EqualTo("requires_form"));
        _emulator.UnitPay.AddCard(customerId);
        Assert.That((await _api.PostAsync(pay)).Text("kind"), Is.EqualTo("charged_inline"));
        Assert.That((await _api.PostAsync(pay)).Text("kind"), Is.EqualTo("no_action"));
        Assert.That((await Subscribe(customerId, planId)).Text("kind"), Is.EqualTo("charged_inline"));
        Assert.That(_emulator.Ledger.BalanceOf("unitpay/" + customerId), Is.EqualTo(5800));
    }

    [Test]
    public async Task Cancels_now_or_later_and_takes_it_back()
    {
        string planId = await PaidPlan(amount: 0);
        string customerId = (await _api.PostAsync("/customers", "{}")).Text("id");
        string path = "/subscriptions/" + (await Subscribe(customerId, planId)).Text("subscription.id");
        (await _api.PostAsync(path + "/uncancel")).Expect(409);
        Assert.That((await _api.PostAsync(path + "/cancel", "{}")).Text("cancelAtPeriodEnd"), Is.EqualTo("true"));
        Assert.That((await _api.PostAsync(path + "/uncancel")).Expect(200).Text("cancelAtPeriodEnd"), Is.EqualTo("false"));
        Assert.That((await _api.PostAsync(path + "/cancel", "{\"cancelAtPeriodEnd\":false}")).Text("status"), Is.EqualTo("canceled"));
        (await _api.PostAsync(path + "/cancel")).Expect(409);
        (await _api.PostAsync("/subscriptions/x/cancel")).Expect(404);
    }

    [Test]
    public async Task Refuses_a_subscription_of_unknown_parts()
    {
        string customerId = (await _api.PostAsync("/customers", "{}")).Text("id");
        (await _api.PostAsync("/subscriptions", "{\"customerId\":\"" + customerId + "\",\"planId\":\"x\"}")).Expect(404);
        (await _api.PostAsync("/subscriptions", "{\"customerId\":\"x\",\"planId\":\"x\"}")).Expect(404);
        (await _api.PostAsync("/subscriptions", "{}")).Expect(400);
    }

    [Test]
    public async Task Previews_what_a_checkout_would_cost()
    {
        string planId = await PaidPlan();
        Answer preview = (await _api.PostAsync("/checkout/sessions/preview", "{\"purpose\":\"subscription\",\"planId\":\"" + planId + "\"}")).Expect(200);
        Assert.That((preview.Text("dueToday.kind"), preview.Number("dueToday.cents"), preview.Text("warnings.0.code")), Is.EqualTo(("charge_now", 2900m, "customer_has_no_payment_method")));
        string customerId = (await _api.PostAsync("/customers", "{}")).Text("id");
        Answer outcome = await Subscribe(customerId, planId, ",\"collectionMethod\":\"send_invoice\"");
        Assert.That((await _api.GetAsync("/subscriptions/" + outcome.Text("subscription.id") + "/upcoming-invoice")).Number("totalAmount"), Is.EqualTo(2900));
        (await _api.GetAsync("/checkout/sessions/x/status")).Expect(404);
    }

    [Test]
    public async Task Makes_portal_tokens_and_revokes_them_by_id_or_customer()
    {
        string customerId = (await _api.PostAsync("/customers", "{\"externalId\":\"u\"}")).Text("id");
        Answer made = (await _api.PostAsync("/portal-sessions", "{\"customerId\":\"u\",\"ttlSeconds\":60}")).Expect(201);
        Assert.That(made.Text("expiresAt"), Is.EqualTo("2026-03-01T12:01:00.000Z"));
        JsonNode claims = Claims(made.Text("token"));
        Assert.That((string?)claims["sub"], Is.EqualTo(customerId));
        string body = "{\"jti\":\"" + claims["jti"] + "\"}";
        (await _api.PostAsync("/portal-sessions/revoke", body)).Expect(204);
        (await _api.PostAsync("/portal-sessions/revoke", body)).Expect(404);
        string other = (string)Claims((await _api.PostAsync("/portal-sessions", "{\"customerId\":\"u\"}")).Text("token"))["jti"]!;
        (await _api.PostAsync("/portal-sessions/revoke", "{\"customerId\":\"u\"}")).Expect(204);
        (await _api.PostAsync("/portal-sessions/revoke", "{\"jti\":\"" + other + "\"}")).Expect(404);
    }

    [TestCase("/portal-sessions", "{\"customerId\":\"nobody\"}", 404)]
    [TestCase("/portal-sessions", "{\"customerId\":\"u\",\"ttlSeconds\":59}", 400)]
    [TestCase("/portal-sessions/revoke", "{}", 400)]
    [TestCase("/portal-sessions/revoke", "{\"jti\":\"a\",\"customerId\":\"u\"}", 400)]
    public async Task Refuses_portal_requests_that_break_a_rule(string path, string body, int status) => (await _api.PostAsync(path, body)).Expect(status);

    [Test]
    public async Task Confirms_an_automatic_top_up()
    {
        string currencyId = (await _api.PostAsync("/credit-currencies", "{\"slug\":\"c\",\"name\":\"C\",\"denomination\":\"usd\"}")).Text("id");
        await _api.PostAsync("/customers", "{\"externalId\":\"u\"}");
        Answer rule = (await _api.PutAsync("/customers/u/auto-topup-rules/" + currencyId, "{\"threshold\":10,\"quantity\":100}")).Expect(200);
        Assert.That((rule.Number("threshold"), rule.Text("mode")), Is.EqualTo((10m, "package")));
        (await _api.PutAsync("/customers/u/auto-topup-rules/x", "{\"threshold\":10,\"quantity\":100}")).Expect(404);
    }

    private async Task<string> PaidPlan(int amount = 2900)
    {
        string productId = (await _api.PostAsync("/products", "{\"name\":\"P\"}")).Text("id");
        return (await _api.PostAsync("/plans", FormattableString.Invariant($"{{\"productId\":\"{productId}\",\"name\":\"Pro\",\"charges\":[{{\"kind\":\"recurring\",\"amount\":{amount},\"currency\":\"usd\"}}]}}"))).Text("id");
    }

    private async Task<Answer> Subscribe(string customerId, string planId, string more = "") =>
        (await _api.PostAsync("/subscriptions", "{\"customerId\":\"" + customerId + "\",\"planId\":\"" + planId + "\"" + more + "}")).Expect(201);

    private static JsonNode Claims(string token)
    {
        string text = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))))!;
    }
}
