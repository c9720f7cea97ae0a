using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

public class CallTests
{
    [Test]
    public async Task Run_hooks_around_every_attempt()
    {
        using var wire = new Wire().Answers(503).Answers(200, "{}");
        var hook = new RecordingHook();
        await Clients.On(wire, o => o.Hooks.Add(hook)).Customers.GetAsync("cus_1");
        Assert.That(hook.Seen, Is.EqualTo(new[] { "before Paygentic Customers_Get 1", "503 Paygentic Customers_Get 1", "before Paygentic Customers_Get 2", "200 Paygentic Customers_Get 2" }));
    }

    [Test]
    public async Task Are_logged_without_keys_and_customer_data()
    {
        using var wire = new Wire().Answers(400, "{\"message\":\"CANARY of Jane\",\"errors\":[{\"field\":\"email\",\"message\":\"CANARY\"}]}").Answers(200, "{\"data\":[{\"id\":\"cus_1\",\"organization\":{\"name\":\"CANARY\"}}]}");
        var log = new CapturingLogger();
        var client = Clients.On(wire, o => o.DebugLogger = log);
        var consumer = new CreateCustomerRequestConsumer { Name = "CANARY", Email = "CANARY@example.com", Phone = "+49 CANARY", Address = new Address { ZipCode = "CANARY" } };
        var error = Assert.ThrowsAsync<PaygenticValidationException>(() => client.Customers.CreateAsync(new CreateCustomerRequest { MerchantId = "org_1", Consumer = consumer }))!;
        await client.Customers.ListAsync(new ListCustomersParams { OrganizationId = "org_1", Email = "CANARY@example.com" });
        Assert.That(log.Text + error.ToCurl() + error, Does.Not.Contain("CANARY"));
        Assert.That(log.Text, Does.Contain("\"merchantId\":\"org_1\"").And.Contain("email=***").And.Contain("cus_1"));
        Assert.That(error.ToCurl(), Does.Contain("Authorization: Bearer ***").And.Contain("\"merchantId\":\"org_1\""));
    }

    [Test]
    public async Task Of_a_list_go_on_over_the_pages()
    {
        using var wire = new Wire().Answers(200, Page(0, 2, 3)).Answers(503).Answers(200, Page(2, 1, 3));
        var pages = 0;
        var ids = new List<string>();
        await foreach (var customer in Clients.On(wire).Customers.ListAllAsync(new ListCustomersParams { OrganizationId = "org_1", Limit = 2 }, new RequestOptions { OnResponse = _ => pages++ }))
        {
            ids.Add(customer.Id);
        }

        Assert.That(ids, Is.EqualTo(new[] { "c0", "c1", "c2" }));
        Assert.That((pages, wire.Sent[0].Url.Contains("offset=0", StringComparison.Ordinal), wire.Last.Url.Contains("offset=2", StringComparison.Ordinal)), Is.EqualTo((2, true, true)));
    }

    [Test]
    public void Of_a_list_do_not_end_silently_at_the_vendors_limit()
    {
        using var wire = new Wire().Answers(200, Page(9999, 2, 20000));
        var error = Assert.ThrowsAsync<InvalidRequestException>(async () =>
        {
            await foreach (var _ in Clients.On(wire).InvoicesV2.ListAllAsync(new ListInvoicesParams { Offset = 9999, Limit = 2 }))
            {
            }
        })!;
        Assert.That((error.ParamName, wire.Sent.Count), Is.EqualTo(("offset", 1)));
        Assert.That(error.Message, Does.Contain("10000").And.Contain("customerId"));
    }

    [Test]
    public async Task Of_a_list_end_well_where_the_limit_is_the_end()
    {
        using var wire = new Wire().Answers(200, Page(9998, 2, 10000));
        var count = 0;
        await foreach (var _ in Clients.On(wire).InvoicesV2.ListAllAsync(new ListInvoicesParams { Offset = 9998, Limit = 2 }))
        {
            count++;
        }

        Assert.That((count, wire.Sent.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Of_a_cursor_go_on_until_it_is_null()
    {
        using var wire = new Wire().Answers(200, "{\"lineItems\":[{\"id\":\"a\"}],\"nextPageToken\":\"t/2\",\"totalCount\":2}").Answers(200, "{\"lineItems\":[{\"id\":\"b\"}],\"nextPageToken\":null,\"totalCount\":2}");
        var count = 0;
        await foreach (var _ in Clients.On(wire).InvoicesV2.GetAllLineItemsAsync("inv_1"))
        {
            count++;
        }

        Assert.That((count, wire.Last.Url), Is.EqualTo((2, Clients.Sandbox + "/v2/invoices/inv_1/lineItems?pageToken=t%2F2")));
    }

    [Test]
    public async Task Of_an_unknown_endpoint_run_under_the_same_policy()
    {
        using var wire = new Wire().Answers(503).Answers(200, "[1,2.50]").Breaks();
        var client = Clients.On(wire);
        Assert.That(await client.SendAsync(HttpMethod.Get, "/v9/new"), Is.EqualTo(new object?[] { 1L, 2.50m }));
        var error = Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(HttpMethod.Post, "/v9/new", Clients.Event("k")))!;
        Assert.That((error.Attempts, wire.Last.Url, error.StopReason), Is.EqualTo((1, Clients.Sandbox + "/v9/new", (StopReason?)StopReason.NoIdempotencyKey)));
        Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(HttpMethod.Post, "/v9/new", null, new RequestOptions { IdempotencyKey = "k" }));
    }

    [Test]
    public async Task Can_be_mocked_on_the_client_and_on_a_nested_resource()
    {
        PaygenticClient client = new FakeClient();
        Assert.That((await client.Entitlements.Grants.GetAsync("ent_1", "grt_1")).Amount, Is.EqualTo(7m));
        Assert.That(() => client.Customers, Throws.InvalidOperationException.With.Message.Contains("mock"));
    }

    [Test]
    public async Task Take_retries_limits_and_headers_of_their_own()
    {
        using var wire = new Wire().Answers(503).Answers(418).Answers(200, "{}");
        var client = Clients.On(wire);
        var off = Assert.CatchAsync<PaygenticException>(() => client.Customers.GetAsync("cus_1", new RequestOptions { Retry = RetryOptions.None }))!;
        Assert.That(off.StopReason, Is.EqualTo(StopReason.RetriesOff));
        await client.Customers.GetAsync("cus_1", new RequestOptions { Retry = new RetryOptions { StatusCodes = ["418"], MaxRetries = 1 }, Headers = new() { ["X-Trace"] = "t" } });
        Assert.That(wire.Sent.Select(sent => sent["X-Trace"]), Is.EqualTo(new[] { null, "t", "t" }));
        Assert.CatchAsync<ArgumentException>(() => client.Customers.GetAsync("cus_1", new RequestOptions { Timeout = TimeSpan.Zero }));
        Assert.CatchAsync<ArgumentException>(() => client.Customers.GetAsync("cus_1", new RequestOptions { Retry = new RetryOptions { MaxRetries = -1 } }));
    }

    private static string Page(int first, int count, int total) =>
        "{\"object\":\"list\",\"data\":[" + string.Join(',', Enumerable.Range(first, count).Select(i => "{\"id\":\"c" + i + "\"}")) + "],\"pagination\":{\"limit\":2,\"offset\":" + first + ",\"total\":" + total + "}}";

    private sealed class FakeClient : PaygenticClient
    {
        public FakeClient()
            : base(core: null)
        {
        }

        public override EntitlementsClient Entitlements { get; } = new FakeEntitlements();
    }

    private sealed class FakeEntitlements : EntitlementsClient
    {
        public override EntitlementsGrantsClient Grants { get; } = new FakeGrants();
    }

    private sealed class FakeGrants : EntitlementsGrantsClient
    {
        public override Task<Grant> GetAsync(string entitlementId, string grantId, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Grant { Id = grantId, Amount = 7m });
    }
}
