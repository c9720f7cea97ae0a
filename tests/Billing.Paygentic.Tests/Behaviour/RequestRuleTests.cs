using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

public class RequestRuleTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("an event without subject", c => c.Events.IngestAsync(new IngestEventRequest { Type = "t", Source = "s", Data = new() }), "subject", "externalSubject");
        yield return Case("an event without data", c => c.Events.IngestAsync(new IngestEventRequest { Type = "t", Source = "s", Subject = "x", Data = null! }), "data");
        yield return Case("a line item of nothing", c => c.InvoicesV2.CreateLineItemAsync(With(Clients.Line(), line => line.SubscriptionId = null)), "subscriptionId", "invoiceId");
        yield return Case("a line item of both", c => c.InvoicesV2.CreateLineItemAsync(With(Clients.Line(), line => line.InvoiceId = "inv_1")), "subscriptionId", "invoiceId");
        yield return Case("a line item of a negative quantity", c => c.InvoicesV2.CreateLineItemAsync(With(Clients.Line(), line => line.Quantity = -1)), "request.quantity must be above 0");
        yield return Case("entitlements of nobody", c => c.Entitlements.ListAsync(new ListEntitlementsParams()), "customerId", "externalCustomerId");
        yield return Case("entitlements of two", c => c.Entitlements.ListAsync(new ListEntitlementsParams { CustomerId = "a", ExternalCustomerId = "b" }), "customerId", "externalCustomerId");
        yield return Case("revenue of nobody", c => c.Revenue.GetAsync(new GetRevenueParams { StartTime = Day, EndTime = Day }), "merchantId", "customerId", "subscriptionIds");
        yield return Case("revenue of an empty list", c => c.Revenue.GetAsync(new GetRevenueParams { StartTime = Day, EndTime = Day, SubscriptionIds = [] }), "subscriptionIds");
        yield return Case("a clock that stands", c => c.TestClocks.AdvanceAsync("tc_1", new AdvanceTestClockRequest()), "currentTime", "advanceBy");
        yield return Case("a clock with two ways", c => c.TestClocks.AdvanceAsync("tc_1", new AdvanceTestClockRequest { CurrentTime = Day, AdvanceBy = "P1D" }), "currentTime", "advanceBy");
        yield return Case("a customer without consumer", c => c.Customers.CreateAsync(new CreateCustomerRequest { MerchantId = "org_1" }), "consumer", "consumerId");
        yield return Case(
            "a member deep inside",
            c => c.Customers.CreateAsync(new CreateCustomerRequest { MerchantId = "org_1", Consumer = new CreateCustomerRequestConsumer { Name = "Ann", Email = null!, Address = new Address() } }),
            "request.consumer.email");
    }

    [TestCaseSource(nameof(Broken))]
    public void Are_checked_before_anything_is_sent(Func<PaygenticClient, Task> call, string[] names)
    {
        using var wire = new Wire();
        var error = Assert.ThrowsAsync<InvalidRequestException>(() => call(Clients.On(wire)))!;
        Assert.That((error.Effect, error.Attempts, wire.Sent.Count), Is.EqualTo((Effect.None, 0, 0)));
        foreach (var name in names)
        {
            Assert.That(error.Message, Does.Contain(name));
        }
    }

    [Test]
    public async Task Are_values_of_the_functions()
    {
        using var wire = new Wire();
        var result = await PaygenticFunctions.RevenueGetAsync(Clients.On(wire).Core, new GetRevenueParams { StartTime = Day, EndTime = Day });
        Assert.That((result.IsOk, result.Error is InvalidRequestException, result.Response), Is.EqualTo((false, true, (ApiResponse?)null)));
    }

    [Test]
    public void A_missing_body_or_query_is_an_argument_error()
    {
        using var wire = new Wire();
        var client = Clients.On(wire);
        Assert.ThrowsAsync<ArgumentNullException>(() => client.Events.IngestAsync(null!));
        Assert.ThrowsAsync<ArgumentNullException>(() => client.Revenue.GetAsync(null!));
        Assert.CatchAsync<ArgumentException>(() => client.Customers.ListAsync(new ListCustomersParams { OrganizationId = "" }));
        Assert.CatchAsync<ArgumentException>(() => client.Customers.GetAsync(" "));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public async Task Queries_are_written_as_the_vendor_reads_them()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        var client = Clients.On(wire);
        await client.Revenue.GetAsync(new GetRevenueParams { StartTime = Day, EndTime = Day.AddHours(1.5), SubscriptionIds = ["sub_1", "sub_2"], GroupBy = RevenueGroupBy.Plan });
        await client.Customers.ListAsync(new ListCustomersParams { OrganizationId = "org_1", Name = "Ann & Bob", Limit = 5 });
        await client.Subscriptions.GeneratePortalLinkAsync("sub_1");
        Assert.That(wire.Sent.ConvertAll(sent => sent.Url), Is.EqualTo(new[]
        {
            Clients.Sandbox + "/v0/revenue?startTime=2026-03-01T00%3A00%3A00Z&endTime=2026-03-01T01%3A30%3A00Z&subscriptionIds=sub_1&subscriptionIds=sub_2&groupBy=plan",
            Clients.Sandbox + "/v0/customers?organizationId=org_1&limit=5&name=Ann%20%26%20Bob",
            Clients.Sandbox + "/v0/subscriptions/sub_1/portal",
        }));
        Assert.That(wire.Last.Body, Is.EqualTo(""));
    }

    private static TestCaseData Case(string name, Func<PaygenticClient, Task> call, params string[] names) => new TestCaseData(call, names).SetArgDisplayNames(name);

    private static T With<T>(T value, Action<T> change)
    {
        change(value);
        return value;
    }
}
