using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

/// <summary>The vendor's first steps: a catalog, a customer, a subscription, usage and its meter.</summary>
public class EmulatorTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Test]
    public async Task Walks_the_first_steps_in_memory()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        await Walk(new PaygenticClientOptions { BearerAuth = Clients.Key, HttpClient = http });
    }

    [Test]
    public async Task Walks_the_first_steps_over_real_http()
    {
        await using var server = await BillingEmulatorServer.StartAsync();
        await Walk(new PaygenticClientOptions { BearerAuth = Clients.Key, ServerUrl = server.PaygenticUrl });
    }

    [Test]
    public async Task Counts_an_event_once_although_the_answer_was_lost()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = Clients.Key, HttpClient = http, TimeProvider = new SkippingTime() });
        var (metricId, customerId, _) = await BuildCatalog(paygentic);
        emulator.LoseNextAnswers();
        await Ingest(paygentic, customerId);
        Assert.That(await Meter(paygentic, metricId), Is.EqualTo(1500m));
    }

    private static async Task Walk(PaygenticClientOptions options)
    {
        var paygentic = new PaygenticClient(options);
        var (metricId, customerId, planId) = await BuildCatalog(paygentic);
        var subscription = await paygentic.Subscriptions.CreateAsync(new CreateSubscriptionRequest { Name = "Main", PlanId = planId, CustomerId = customerId, StartedAt = Now });
        Assert.That(subscription.Status, Is.EqualTo(SubscriptionStatus.Active));

        var accepted = await Ingest(paygentic, customerId);
        Assert.That(accepted.IdempotencyKey, Is.Not.Null.And.Not.Empty);
        Assert.That(await Meter(paygentic, metricId), Is.EqualTo(1500m));

        var portal = await paygentic.Subscriptions.GeneratePortalLinkAsync(subscription.Id);
        Assert.That(portal.Url, Does.StartWith("http"));

        await paygentic.Customers.UpdateAsync(customerId, new UpdateCustomerRequest { ExternalId = "ext-1", TaxId = "DE123" });
        await paygentic.Customers.UpdateAsync(customerId, new UpdateCustomerRequest { TaxId = Optional.Null });
        var customer = await paygentic.Customers.GetAsync(customerId);
        Assert.That((customer.ExternalId, customer.TaxId), Is.EqualTo(("ext-1", (string?)null)));

        var conflict = Assert.ThrowsAsync<DeleteCustomerConflictException>(() => paygentic.Customers.DeleteAsync(customerId))!;
        Assert.That(conflict.Blockers.Select(blocker => blocker.Type), Does.Contain(DeleteCustomerBlockerType.Subscriptions));
        Assert.CatchAsync<PaygenticException>(() => paygentic.Customers.GetAsync("cus_nobody"));
    }

    private static async Task<(string MetricId, string CustomerId, string PlanId)> BuildCatalog(PaygenticClient paygentic)
    {
        var product = await paygentic.Products.CreateAsync(new CreateProductRequest { Name = "P", Description = "D", MerchantId = PaygenticEmulator.MerchantId });
        var metric = await paygentic.BillableMetrics.CreateAsync(new CreateBillableMetricRequest
        {
            Name = "Tokens",
            Description = "D",
            Unit = "token",
            Aggregation = BillableMetricAggregation.Sum,
            EventType = "ai.inference",
            ValueProperty = "$.tokens",
            MerchantId = PaygenticEmulator.MerchantId,
            ProductId = product.Id,
        });
        var price = await paygentic.Prices.CreateAsync(new CreatePriceRequest
        {
            BillableMetricId = metric.Id,
            InvoiceDisplayName = "Tokens",
            PaymentTerm = PricePaymentTerm.InArrears,
            Model = "standard",
            Properties = new PricePropertiesStandard { UnitPrice = 0.00002m },
        });
        Assert.That(price.Properties.AsStandard!.UnitPrice, Is.EqualTo(0.00002m));
        var plan = await paygentic.Plans.CreateAsync(new CreatePlanRequest { Name = "Plan", Currency = "EUR", MerchantId = PaygenticEmulator.MerchantId, ProductId = product.Id, Prices = [price.Id] });
        var request = new CreateCustomerRequest
        {
            MerchantId = PaygenticEmulator.MerchantId,
            Consumer = new CreateCustomerRequestConsumer { Name = "Ann", Email = "ann@example.com", Address = new Address { Country = "DE", ZipCode = "10115" } },
        };
        var made = await paygentic.Customers.CreateAsync(request);
        var isReplay = false;
        Assert.That((await paygentic.Customers.CreateAsync(request, new RequestOptions { OnResponse = response => isReplay = response.IsReplay })).CustomerId, Is.EqualTo(made.CustomerId));
        Assert.That(isReplay, Is.True);
        return (metric.Id, made.CustomerId, plan.Id);
    }

    private static Task<EventResponse> Ingest(PaygenticClient paygentic, string customerId)
    {
        var usage = Clients.Event();
        usage.Subject = customerId;
        return paygentic.Events.IngestAsync(usage);
    }

    private static async Task<decimal> Meter(PaygenticClient paygentic, string metricId) =>
        (await paygentic.BillableMetrics.MeterAsync(metricId, new MeterBillableMetricParams { From = Now.AddDays(-1), To = Now.AddDays(1) })).TotalValue;
}
