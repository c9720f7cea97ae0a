using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class BillingOSTests
{
    private readonly ManualTime _time = new();
    private BillingEmulator _emulator = null!;
    private Api _api = null!;

    [SetUp]
    public void Start()
    {
        _emulator = new BillingEmulator { TimeProvider = _time };
        _emulator.BillingOS.AddCustomer("user_123", "User@Example.com").Grant("api_calls", 1000).GrantFlag("sso").GrantNumber("seats", 5);
        _api = Api.BillingOS(_emulator);
    }

    [TearDown]
    public void Stop() => _api.Dispose();

    [Test]
    public async Task Makes_a_session_token_that_only_tells_its_id_inside()
    {
        Answer answer = (await _api.PostAsync("/v1/session-tokens", "{\"externalUserId\":\"user_123\",\"expiresIn\":120,\"allowedOperations\":[\"read\"]}")).Expect(201);
        string token = answer.Text("sessionToken");
        Assert.That(token, Does.StartWith("bos_session_test_"));
        JsonNode payload = Payload(token);
        Assert.That((string?)payload["jti"], Does.Match("^tok_[0-9a-f]{32}$"));
        Assert.That((string?)payload["external_user_id"], Is.EqualTo("user_123"));
        Assert.That((long?)payload["exp"], Is.EqualTo(_time.Now.ToUnixTimeSeconds() + 120));
        Assert.That(answer.Text("expiresAt"), Is.EqualTo("2026-03-01T12:02:00.000Z"));
        Assert.That(answer.Text("allowedOperations"), Is.EqualTo("[\"read\"]"));
        Assert.That(answer.Text("requestId"), Is.EqualTo(answer.Header("x-request-id")));
        Assert.That(answer.Body!.ToJsonString().Replace(token, ""), Does.Not.Contain("tok_"));
    }

    [Test]
    public async Task Revokes_a_token_once()
    {
        string token = (await _api.PostAsync("/v1/session-tokens", "{\"externalUserId\":\"user_123\"}")).Text("sessionToken");
        string id = (string)Payload(token)["jti"]!;
        Assert.That((await _api.DeleteAsync("/v1/session-tokens/" + id)).Expect(200).Text("message"), Is.Not.Empty);
        Assert.That((await _api.DeleteAsync("/v1/session-tokens/" + id)).Expect(404).Text("error.code"), Is.EqualTo("RES_NOT_FOUND"));
    }

    [TestCase("{}", "externalUserId")]
    [TestCase("{\"externalUserId\":\"u\",\"expiresIn\":59}", "expiresIn")]
    [TestCase("{\"externalUserId\":\"u\",\"expiresIn\":86401}", "expiresIn")]
    [TestCase("{\"externalUserId\":\"u\",\"email\":\"nobody\"}", "email")]
    [TestCase("{\"externalUserId\":\"u\",\"customerId\":\"x\"}", "customerId")]
    public async Task Names_the_member_that_makes_a_token_request_invalid(string body, string member)
    {
        Answer answer = (await _api.PostAsync("/v1/session-tokens", body)).Expect(400);
        Assert.That(answer.Text("error.code"), Is.EqualTo("VAL_INVALID_INPUT"));
        Assert.That(answer.Count("error.details.fieldErrors." + member), Is.EqualTo(1));
        Assert.That(answer.Text("error.requestId"), Is.EqualTo(answer.Header("x-request-id")));
    }

    [Test]
    public async Task Binds_an_imported_customer_to_the_first_token_with_its_email()
    {
        _emulator.BillingOS.AddCustomer(null, "new@example.com");
        Assert.That((await _api.PostAsync("/v1/session-tokens", "{\"externalUserId\":\"other\"}")).Text("unresolvedCustomers"), Is.EqualTo("1"));
        await _api.PostAsync("/v1/session-tokens", "{\"externalUserId\":\"user_9\",\"email\":\"New@example.com\"}");
        Assert.That((await _api.GetAsync("/v1/customers/unresolved")).Count("customers"), Is.Zero);
        (await _api.GetAsync("/customers/external/user_9")).Expect(200);
    }

    [Test]
    public async Task Counts_usage_down_to_the_limit_and_refuses_what_would_pass_it()
    {
        Answer answer = await Track(400);
        Assert.That(answer.Expect(201).Number("usage.consumed_units"), Is.EqualTo(400));
        Assert.That(answer.Number("usage.remaining_units"), Is.EqualTo(600));
        Assert.That(answer.Text("success"), Is.EqualTo("true"));
        Assert.That((await Track(601)).Expect(400).Text("error.message"), Is.EqualTo("quota_exceeded"));
        (await Track(600)).Expect(201);
        Answer check = await Check("api_calls");
        Assert.That((check.Text("has_access"), check.Text("reason"), check.Number("usage")), Is.EqualTo(("false", "quota_exceeded", 1000m)));
    }

    [Test]
    public async Task Answers_a_repeated_key_with_the_first_usage_for_24_hours()
    {
        await Track(10, "key-1");
        Answer repeat = (await Track(99, "key-1")).Expect(201);
        Assert.That((repeat.Number("usage.consumed_units"), repeat.Number("quantity")), Is.EqualTo((10m, 99m)));
        _time.Now = _time.Now.AddHours(24);
        Assert.That((await Track(1, "key-1")).Number("usage.consumed_units"), Is.EqualTo(11));
    }

    [TestCase("{\"feature_key\":\"api_calls\",\"quantity\":1}", 400)]
    [TestCase("{\"customer_id\":\"user_123\",\"feature_key\":\"api_calls\",\"quantity\":0}", 400)]
    [TestCase("{\"customer_id\":\"user_123\",\"feature_key\":\"sso\",\"quantity\":1}", 400)]
    [TestCase("{\"customer_id\":\"nobody\",\"feature_key\":\"api_calls\",\"quantity\":1}", 404)]
    [TestCase("{\"customer_id\":\"user_123\",\"feature_key\":\"nothing\",\"quantity\":1}", 404)]
    public async Task Refuses_usage_that_it_cannot_count(string body, int status)
    {
        (await _api.PostAsync("/v1/usage/track", body)).Expect(status);
        Assert.That(_emulator.Ledger.Entries.Count(entry => entry.Reason == "usage"), Is.Zero);
    }

    [Test]
    public async Task Takes_usage_only_while_the_subscription_runs()
    {
        BillingOSCustomer customer = _emulator.BillingOS.AddCustomer("user_2").Grant("api_calls", 10);
        customer.SubscriptionStatus = "trialing";
        (await Track(1, customer: "user_2")).Expect(201);
        Assert.That((await Check("api_calls", "user_2")).Text("reason"), Is.EqualTo("subscription_not_active"));
        customer.SubscriptionStatus = "canceled";
        Assert.That((await Track(1, customer: "user_2")).Expect(400).Text("error.message"), Is.EqualTo("subscription_inactive"));
    }

    [Test]
    public async Task Checks_quotas_flags_and_numbers()
    {
        await Track(1);
        Answer quota = (await Check("api_calls")).Expect(200);
        Assert.That((quota.Text("has_access"), quota.Number("limit"), quota.Number("metadata.remaining"), quota.Text("metadata.type")), Is.EqualTo(("true", 1000m, 999m, "usage_quota")));
        Assert.That(quota.Text("metadata.resets_at"), Is.EqualTo("2026-04-01T12:00:00.000Z"));
        Answer flag = await Check("sso");
        Assert.That((flag.Text("has_access"), flag.Text("limit"), flag.Text("metadata.remaining"), flag.Text("reason")), Is.EqualTo(("true", "(null)", "(missing)", "(missing)")));
        Assert.That((await Check("seats")).Number("limit"), Is.EqualTo(5));
        Answer none = await Check("unknown");
        Assert.That((none.Text("has_access"), none.Text("reason"), none.Text("metadata")), Is.EqualTo(("false", "no_active_subscription", "(null)")));
        (await Check("api_calls", "nobody")).Expect(404);
        (await _api.GetAsync("/v1/usage/check?customer_id=user_123")).Expect(400);
    }

    [Test]
    public async Task Starts_a_new_period_after_a_month()
    {
        await Track(1000);
        _time.Now = _time.Now.AddMonths(1);
        Assert.That((await Track(1)).Expect(201).Number("usage.remaining_units"), Is.EqualTo(999));
        Assert.That(_emulator.Ledger.Entries.Select(entry => entry.Reason), Does.Contain("period_reset"));
    }

    [Test]
    public async Task Lists_metrics_and_ignores_a_filter_that_it_does_not_know()
    {
        _emulator.BillingOS.AddCustomer("user_2").Grant("a", 10).Grant("b", null);
        await Track(5, customer: "user_2", feature: "a");
        Answer one = await _api.GetAsync("/v1/usage/metrics?customer_id=user_2&feature_key=a");
        Assert.That((one.Count("metrics"), one.Number("metrics.0.percentage_used"), one.Text("customer_id")), Is.EqualTo((1, 50m, "user_2")));
        Answer all = await _api.GetAsync("/v1/usage/metrics?customer_id=user_2&feature_key=unknown");
        Assert.That(all.Count("metrics"), Is.EqualTo(2));
        Assert.That((all.Number("metrics.1.limit"), all.Number("metrics.1.remaining"), all.Number("metrics.1.resets_in_days")), Is.EqualTo((0m, 0m, 31m)));
    }

    [Test]
    public async Task Binds_an_external_id_once()
    {
        string id = _emulator.BillingOS.AddCustomer(null, "x@example.com").Id;
        Assert.That((await _api.GetAsync("/v1/customers/unresolved")).Text("customers.0.id"), Is.EqualTo(id));
        Assert.That((await Bind(id, "user_9")).Expect(201).Text("external_id"), Is.EqualTo("user_9"));
        (await Bind(id, "user_9")).Expect(201);
        (await Bind(id, "user_10")).Expect(400);
        (await Bind(_emulator.BillingOS.AddCustomer(null).Id, "user_9")).Expect(409);
        (await Bind("unknown", "user_9")).Expect(404);
        (await _api.PostAsync("/v1/customers/" + id + "/bind", "{\"external_id\":\"a\",\"more\":1}")).Expect(400);
    }

    [Test]
    public async Task Creates_reads_changes_and_deletes_a_customer()
    {
        Answer made = (await _api.PostAsync("/customers", "{\"external_user_id\":\"u2\",\"email\":\"A@B.io\",\"metadata\":{\"n\":1}}")).Expect(201);
        string id = made.Text("id");
        Assert.That((made.Text("email"), made.Text("metadata")), Is.EqualTo(("a@b.io", "{\"n\":1}")));
        (await _api.PostAsync("/customers", "{\"external_user_id\":\"u2\"}")).Expect(409);
        (await _api.PostAsync("/customers", "{\"external_user_id\":\"u3\",\"email\":\"a@b.io\"}")).Expect(409);
        Assert.That((await _api.PatchAsync("/customers/" + id, "{\"name\":\"Ann\"}")).Expect(200).Text("name"), Is.EqualTo("Ann"));
        Assert.That((await _api.GetAsync("/customers/external/u2")).Expect(200).Text("email"), Is.EqualTo("a@b.io"));
        Assert.That((await _api.GetAsync("/customers/" + id)).Expect(200).Text("external_id"), Is.EqualTo("u2"));
        (await _api.DeleteAsync("/customers/" + id)).Expect(204);
        (await _api.GetAsync("/customers/" + id)).Expect(404);
        (await _api.PostAsync("/customers", "{\"external_user_id\":\"u2\",\"email\":\"a@b.io\"}")).Expect(201);
    }

    [Test]
    public async Task Grants_what_a_price_grants_while_its_subscription_runs()
    {
        _emulator.BillingOS.AddPrice("price_1", 900).Grant("exports", 3);
        string customerId = (await _api.PostAsync("/customers", "{\"external_user_id\":\"u2\"}")).Text("id");
        (await Subscribe(customerId, "price_2")).Expect(404);
        Answer made = (await Subscribe(customerId, "price_1")).Expect(201);
        Assert.That((made.Text("status"), made.Number("amount"), made.Text("granted_features.0.name")), Is.EqualTo(("active", 900m, "exports")));
        string path = "/subscriptions/" + made.Text("id");
        (await Track(1, customer: "u2", feature: "exports")).Expect(201);
        Assert.That((await _api.GetAsync(path)).Expect(200).Text("customer.external_id"), Is.EqualTo("u2"));

        Assert.That((await _api.PostAsync(path + "/cancel")).Expect(201).Text("cancel_at_period_end"), Is.EqualTo("true"));
        Assert.That((await _api.PostAsync(path + "/reactivate")).Expect(200).Text("cancel_at_period_end"), Is.EqualTo("false"));
        Assert.That((await _api.PatchAsync(path, "{\"cancel_at_period_end\":true}")).Expect(200).Number("version"), Is.EqualTo(4));
        Assert.That((await _api.PostAsync(path + "/cancel", "{\"cancel_at_period_end\":false}")).Expect(201).Text("status"), Is.EqualTo("canceled"));
        Assert.That((await Track(1, customer: "u2", feature: "exports")).Expect(400).Text("error.message"), Is.EqualTo("subscription_inactive"));
        (await _api.PostAsync(path + "/reactivate")).Expect(400);
    }

    [Test]
    public async Task Ends_a_subscription_when_its_period_does()
    {
        _emulator.BillingOS.AddPrice("price_1");
        string id = (await Subscribe(_emulator.BillingOS.AddCustomer("u2").Id, "price_1")).Text("id");
        await _api.PostAsync("/subscriptions/" + id + "/cancel");
        _time.Now = _time.Now.AddMonths(1);
        Assert.That((await _api.GetAsync("/subscriptions/" + id)).Text("status"), Is.EqualTo("canceled"));
    }

    [Test]
    public void Refuses_a_second_seed_of_the_same_external_id() =>
        Assert.Throws<ArgumentException>(() => _emulator.BillingOS.AddCustomer("user_123"));

    private static JsonNode Payload(string token)
    {
        string text = token["bos_session_test_".Length..].Split('.')[0].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))))!;
    }

    private Task<Answer> Track(decimal quantity, string? key = null, string customer = "user_123", string feature = "api_calls") => _api.PostAsync(
        "/v1/usage/track",
        FormattableString.Invariant($"{{\"customer_id\":\"{customer}\",\"feature_key\":\"{feature}\",\"quantity\":{quantity}{(key == null ? "" : ",\"idempotency_key\":\"" + key + "\"")}}}"));

    private Task<Answer> Check(string feature, string customer = "user_123") => _api.GetAsync("/v1/usage/check?customer_id=" + customer + "&feature_key=" + feature);

    private Task<Answer> Bind(string id, string externalId) => _api.PostAsync("/v1/customers/" + id + "/bind", "{\"external_id\":\"" + externalId + "\"}");

    private Task<Answer> Subscribe(string customerId, string priceId) => _api.PostAsync("/subscriptions", "{\"customer_id\":\"" + customerId + "\",\"price_id\":\"" + priceId + "\"}");
}
