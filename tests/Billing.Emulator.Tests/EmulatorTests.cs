using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class EmulatorTests
{
    private readonly BillingEmulator _emulator = new();

    [TestCase("https://api.paygentic.io/v0/customers", "Paygentic", "/v0/customers")]
    [TestCase("https://api.sandbox.paygentic.io/v0/customers?limit=1", "Paygentic", "/v0/customers?limit=1")]
    [TestCase("https://api.useunitpay.com/v1/customers", "UnitPay", "/customers")]
    [TestCase("https://api.billingos.dev/v1/usage/track", "BillingOS", "/v1/usage/track")]
    [TestCase("https://sandbox-api.billingos.dev/v1/usage/track", "BillingOS", "/v1/usage/track")]
    [TestCase("http://127.0.0.1/paygentic/v0/customers", "Paygentic", "/v0/customers")]
    [TestCase("http://localhost:1234/unitpay/v1/usage/track", "UnitPay", "/usage/track")]
    [TestCase("http://127.0.0.1/billingos/v1/usage/track", "BillingOS", "/v1/usage/track")]
    public async Task Tells_the_vendors_apart_by_host_or_by_prefix(string address, string vendor, string path)
    {
        using HttpClient client = _emulator.CreateHttpClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri(address));
        RecordedRequest request = _emulator.Requests.Single();
        Assert.That((request.Vendor, request.Path), Is.EqualTo((vendor, path)));
    }

    [TestCase("http://127.0.0.1/")]
    [TestCase("http://127.0.0.1/unitpay/v2/usage")]
    [TestCase("http://127.0.0.1/paygenticv0/customers")]
    [TestCase("https://api.useunitpay.com/usage/track")]
    public async Task Answers_404_where_no_vendor_lives(string address)
    {
        using HttpClient client = _emulator.CreateHttpClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri(address));
        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(_emulator.Requests.Single().Vendor, Is.Empty);
    }

    [Test]
    public async Task Answers_an_unknown_route_in_each_vendors_form()
    {
        using Api paygentic = Api.Paygentic(_emulator), unitpay = Api.UnitPay(_emulator), billingos = Api.BillingOS(_emulator);
        Assert.That((await paygentic.GetAsync("/v0/nothing")).Expect(404).Text("error"), Is.EqualTo("not_found"));
        Assert.That((await unitpay.GetAsync("/nothing")).Expect(404).Text("code"), Is.EqualTo("not_found"));
        Assert.That((await billingos.GetAsync("/v1/nothing")).Expect(404).Text("error.code"), Is.EqualTo("RES_NOT_FOUND"));
    }

    [TestCase("")]
    [TestCase("Bearer sk_live_1")]
    [TestCase("Bearer nonsense")]
    [TestCase("Basic sk_test_1")]
    public async Task Refuses_a_missing_or_live_bearer_key(string key)
    {
        using Api paygentic = Api.Paygentic(_emulator, key), billingos = Api.BillingOS(_emulator, key);
        Assert.That((await paygentic.GetAsync("/v0/products")).Expect(401).Text("error"), Is.EqualTo("unauthorized"));
        Answer answer = (await billingos.GetAsync("/v1/customers/unresolved")).Expect(401);
        Assert.That((answer.Text("error.code"), answer.Text("statusCode")), Is.EqualTo(("AUTH_INVALID_TOKEN", "401")));
    }

    [TestCase("")]
    [TestCase("upay_pk_1")]
    public async Task Refuses_a_missing_or_publishable_unitpay_key(string key)
    {
        using Api unitpay = Api.UnitPay(_emulator, key);
        Assert.That((await unitpay.GetAsync("/customers")).Expect(401).Text("code"), Is.EqualTo("invalid_api_key"));
    }

    [TestCase("{")]
    [TestCase("[1]")]
    [TestCase("\"text\"")]
    [TestCase("{\"a\":01}")]
    public async Task Answers_400_to_a_body_that_is_no_json_object(string body)
    {
        using Api paygentic = Api.Paygentic(_emulator), unitpay = Api.UnitPay(_emulator), billingos = Api.BillingOS(_emulator);
        Assert.That((await paygentic.PostAsync("/v0/products", body)).Expect(400).Text("code"), Is.EqualTo("INVALID_JSON"));
        Assert.That((await unitpay.PostAsync("/products", body)).Expect(400).Text("code"), Is.EqualTo("invalid_json"));
        Assert.That((await billingos.PostAsync("/v1/usage/track", body)).Expect(400).Text("error.code"), Is.EqualTo("VAL_INVALID_INPUT"));
    }

    [Test]
    public async Task Records_method_path_status_and_key()
    {
        using Api unitpay = Api.UnitPay(_emulator), billingos = Api.BillingOS(_emulator);
        await unitpay.PostAsync("/customers", "{\"name\":\"A\"}", "key-1");
        await billingos.PostAsync("/v1/usage/track", "{\"idempotency_key\":\"key-2\"}");
        await unitpay.GetAsync("/customers?limit=1");
        Assert.That(
            _emulator.Requests.Select(request => request + " " + request.IdempotencyKey),
            Is.EqualTo(new[] { "POST /customers -> 201 key-1", "POST /v1/usage/track -> 400 key-2", "GET /customers?limit=1 -> 200 " }));
        Assert.That(_emulator.Requests[0].Body, Is.EqualTo("{\"name\":\"A\"}"));
    }

    [Test]
    public async Task Fails_as_often_as_it_was_told_and_does_nothing_meanwhile()
    {
        using Api unitpay = Api.UnitPay(_emulator);
        _emulator.FailNext(503, count: 2, retryAfter: TimeSpan.FromMilliseconds(1500));
        Answer first = (await unitpay.PostAsync("/customers", "{}")).Expect(503);
        Assert.That((first.Header("Retry-After"), first.Text("code")), Is.EqualTo(("2", "internal_error")));
        (await unitpay.PostAsync("/customers", "{}")).Expect(503);
        (await unitpay.PostAsync("/customers", "{}")).Expect(201);
        Assert.That((await unitpay.GetAsync("/customers")).Count("data"), Is.EqualTo(1));
    }

    [Test]
    public async Task Acts_and_then_loses_the_answer_when_told_to()
    {
        using Api unitpay = Api.UnitPay(_emulator);
        _emulator.LoseNextAnswers();
        Assert.ThrowsAsync<HttpRequestException>(() => unitpay.PostAsync("/customers", "{}", "key-1"));
        Answer repeat = (await unitpay.PostAsync("/customers", "{}", "key-1")).Expect(201);
        Assert.That(repeat.Header("Idempotency-Replayed"), Is.EqualTo("true"));
        Assert.That((await unitpay.GetAsync("/customers")).Count("data"), Is.EqualTo(1));
    }

    [Test]
    public void Refuses_failures_that_make_no_sense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _emulator.FailNext(200));
        Assert.Throws<ArgumentOutOfRangeException>(() => _emulator.FailNext(500, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _emulator.FailNext(500, 1, TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _emulator.LoseNextAnswers(-1));
        Assert.Throws<ArgumentNullException>(() => _emulator.TimeProvider = null!);
    }

    [Test]
    public async Task Gives_two_runs_the_same_ids()
    {
        using Api one = Api.UnitPay(new BillingEmulator()), two = Api.UnitPay(new BillingEmulator());
        Assert.That((await one.PostAsync("/customers", "{}")).Text("id"), Is.EqualTo((await two.PostAsync("/customers", "{}")).Text("id")));
    }

    [Test]
    public async Task Outlives_the_clients_it_made()
    {
        using (Api first = Api.UnitPay(_emulator))
            await first.PostAsync("/customers", "{}");
        using Api second = Api.UnitPay(_emulator);
        Assert.That((await second.GetAsync("/customers")).Count("data"), Is.EqualTo(1));
    }

    [Test]
    public async Task Serves_many_callers_at_once()
    {
        using Api unitpay = Api.UnitPay(_emulator);
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => unitpay.PostAsync("/customers", "{}"))));
        Assert.That(answers.Select(answer => answer.Text("id")).Distinct().Count(), Is.EqualTo(50));
    }

    [Test]
    public void Stops_for_a_caller_who_cancelled()
    {
        using HttpClient client = _emulator.CreateHttpClient();
        Assert.CatchAsync<OperationCanceledException>(() => client.GetAsync(_emulator.UnitPayUrl, new CancellationToken(canceled: true)));
        Assert.That(_emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task Carries_a_request_id_on_every_answer()
    {
        using Api paygentic = Api.Paygentic(_emulator), unitpay = Api.UnitPay(_emulator, key: "");
        Assert.That((await paygentic.GetAsync("/v0/products")).Header("x-request-id"), Does.StartWith("req_"));
        Answer refused = await unitpay.GetAsync("/customers");
        Assert.That(refused.Text("requestId"), Is.EqualTo(refused.Header("x-request-id")));
    }

    [Test]
    public async Task Keeps_every_balance_the_sum_of_its_entries()
    {
        _emulator.BillingOS.AddCustomer("user_1").Grant("api_calls", 100);
        using Api billingos = Api.BillingOS(_emulator);
        for (int i = 0; i < 5; i++)
            await billingos.PostAsync("/v1/usage/track", "{\"customer_id\":\"user_1\",\"feature_key\":\"api_calls\",\"quantity\":7.5}");
        foreach (IGrouping<string, EmulatorLedgerEntry> account in _emulator.Ledger.Entries.GroupBy(entry => entry.Account))
        {
            decimal sum = 0;
            Assert.That(account.Select(entry => entry.Balance), Is.EqualTo(account.Select(entry => sum += entry.Amount).ToArray()));
            Assert.That(_emulator.Ledger.BalanceOf(account.Key), Is.EqualTo(sum));
        }

        IReadOnlyList<EmulatorLedgerEntry> entries = _emulator.Ledger.EntriesOf(_emulator.Ledger.Entries[0].Account);
        Assert.That((entries.Count, entries[^1].Balance, entries[^1].ToString()), Is.EqualTo((6, 62.5m, entries[^1].ToString())));
        Assert.That(entries[^1].ToString(), Does.Contain("-7.5 (usage), balance 62.5"));
    }
}
