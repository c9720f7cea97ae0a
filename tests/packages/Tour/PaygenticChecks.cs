using System;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Paygentic;

namespace Tour;

/// <summary>Metering: product, metric, price, plan, customer, subscription, events, meter.</summary>
internal static class PaygenticChecks
{
    public static async Task RunAsync(PaygenticClient paygentic)
    {
        var product = await paygentic.Products.CreateAsync(new CreateProductRequest { Name = "Studio", Description = "Text.", MerchantId = PaygenticEmulator.MerchantId });
        var metric = await paygentic.BillableMetrics.CreateAsync(new CreateBillableMetricRequest
        {
            Name = "Tokens",
            Description = "Tokens used.",
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
        Check.Same(price.Properties.AsStandard!.UnitPrice, 0.00002m, "a price is exact both ways");

        var plan = await paygentic.Plans.CreateAsync(new CreatePlanRequest { Name = "Plan", Currency = "EUR", MerchantId = PaygenticEmulator.MerchantId, ProductId = product.Id, Prices = new[] { price.Id } });
        var customer = await paygentic.Customers.CreateAsync(new CreateCustomerRequest
        {
            MerchantId = PaygenticEmulator.MerchantId,
            Consumer = new CreateCustomerRequestConsumer { Name = "Ada", Email = Guid.NewGuid().ToString("N") + "@example.com", Address = new Address { Country = "DE", ZipCode = "10115" } },
        });
        var started = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);
        var subscription = await paygentic.Subscriptions.CreateAsync(new CreateSubscriptionRequest { Name = "Main", PlanId = plan.Id, CustomerId = customer.CustomerId, StartedAt = started });
        Check.Same(subscription.StartedAt, started, "a date is the same both ways");
        Check.That(subscription.Status == SubscriptionStatus.Active && subscription.Status.IsKnown, "an enum is known");

        await paygentic.Events.IngestAsync(new IngestEventRequest
        {
            Type = "ai.inference",
            Source = "https://api.example.com",
            Subject = customer.CustomerId,
            Data = new() { ["tokens"] = 1500.25m, ["model"] = "small", ["nested"] = new object?[] { 1, 2L, 0.5, true, null } },
        });
        var now = DateTimeOffset.UtcNow;
        var usage = await paygentic.BillableMetrics.MeterAsync(metric.Id, new MeterBillableMetricParams { From = now.AddDays(-1), To = now.AddDays(1), Subject = customer.CustomerId });
        Check.Same(usage.TotalValue, 1500.25m, "the meter counted the event");

        var walked = 0;
        await foreach (var listed in paygentic.Customers.ListAllAsync(new ListCustomersParams { OrganizationId = PaygenticEmulator.MerchantId, Limit = 1 }))
        {
            walked += listed.Id is null ? 0 : 1;
        }

        Check.That(walked > 0, "pages are walked");
        var conflict = await Check.Throws<DeleteCustomerConflictException>(() => paygentic.Customers.DeleteAsync(customer.CustomerId), "a customer with a subscription");
        Check.That(conflict.StatusCode == 409 && conflict.Blockers.Count > 0, "the conflict names its blockers");
        await Check.Throws<PaygenticException>(() => paygentic.Customers.GetAsync("cus_nobody"), "a customer that is not there");
    }
}
