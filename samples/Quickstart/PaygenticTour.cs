using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Billing.Paygentic;

namespace Quickstart;

/// <summary>The metering path: product, metric, price, plan, customer, subscription, events, meter.</summary>
internal static class PaygenticTour
{
    public static async Task RunAsync(Target target, Printer print, CancellationToken cancellationToken)
    {
        print.Vendor(target);
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = target.Key, ServerUrl = target.Url, ApplicationName = "quickstart/1.0" });
        var merchant = Environment.GetEnvironmentVariable("PAYGENTIC_MERCHANT_ID") ?? "org_quickstart000001";

        var product = await paygentic.Products.CreateAsync(
            new CreateProductRequest { MerchantId = merchant, Name = "Studio", Description = "Text and pictures by the token." },
            cancellationToken: cancellationToken);
        var metric = await paygentic.BillableMetrics.CreateAsync(
            new CreateBillableMetricRequest
            {
                MerchantId = merchant,
                ProductId = product.Id,
                Name = "Tokens",
                Description = "Tokens used by inference.",
                Unit = "token",
                Aggregation = BillableMetricAggregation.Sum,
                EventType = "ai.inference",
                ValueProperty = "$.tokens",
            },
            cancellationToken: cancellationToken);
        print.Step("product and billable metric", $"{product.Id}, {metric.Id}");

        var price = await paygentic.Prices.CreateAsync(
            new CreatePriceRequest
            {
                BillableMetricId = metric.Id,
                InvoiceDisplayName = "Tokens",
                PaymentTerm = PricePaymentTerm.InArrears,
                Properties = PriceProperties.Standard(new PricePropertiesStandard { UnitPrice = 0.00002m }),
            },
            cancellationToken: cancellationToken);
        var plan = await paygentic.Plans.CreateAsync(
            new CreatePlanRequest { MerchantId = merchant, ProductId = product.Id, Name = "Pay as you go", Currency = "USD", Prices = [price.Id] },
            cancellationToken: cancellationToken);
        print.Step("plan with a metered price", $"{plan.Id}: 0.00002 USD a token");

        var customer = await paygentic.Customers.CreateAsync(
            new CreateCustomerRequest { MerchantId = merchant, Consumer = new CreateCustomerRequestConsumer { Name = "Ada", Email = "ada@example.com", Address = new Address { Country = "DE", ZipCode = "10115" } } },
            cancellationToken: cancellationToken);
        var subscription = await paygentic.Subscriptions.CreateAsync(
            new CreateSubscriptionRequest { Name = "Ada", PlanId = plan.Id, CustomerId = customer.CustomerId, StartedAt = DateTimeOffset.UtcNow },
            cancellationToken: cancellationToken);
        print.Step("customer and subscription", $"{customer.CustomerId}, {subscription.Id} is {subscription.Status}");

        foreach (var tokens in (int[])[1500, 2500])
        {
            await paygentic.Events.IngestAsync(
                new IngestEventRequest
                {
                    Type = "ai.inference",
                    Source = "https://api.example.com",
                    Subject = customer.CustomerId,
                    Data = new() { ["tokens"] = tokens, ["model"] = "small" },
                },
                cancellationToken: cancellationToken);
        }

        var usage = await paygentic.BillableMetrics.MeterAsync(
            metric.Id,
            new MeterBillableMetricParams { From = DateTimeOffset.UtcNow.AddDays(-1), To = DateTimeOffset.UtcNow.AddMinutes(1), Subject = customer.CustomerId },
            cancellationToken: cancellationToken);
        print.Step("two events ingested, meter", $"{usage.TotalValue.ToString("0.##", CultureInfo.InvariantCulture)} tokens");

        var portal = await paygentic.Subscriptions.GeneratePortalLinkAsync(subscription.Id, cancellationToken: cancellationToken);
        print.Step("portal link", $"until {portal.ExpiresAt.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
    }
}
