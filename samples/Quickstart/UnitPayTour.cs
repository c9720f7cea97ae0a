using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.UnitPay;

namespace Quickstart;

/// <summary>The credit path: a plan grants 100 credits, one event takes 10, 90 are left.</summary>
internal static class UnitPayTour
{
    public static async Task RunAsync(Target target, Printer print, CancellationToken cancellationToken)
    {
        print.Vendor(target);
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = target.Key, ServerUrl = target.Url, ApplicationName = "quickstart/1.0" });

        var product = await unitpay.Products.CreateAsync(new CreateProductRequest { Name = "Studio" }, cancellationToken: cancellationToken);
        var currency = await unitpay.CreditCurrencies.CreateAsync(
            new CreateCreditCurrencyRequest { Slug = "credits", Name = "Credits", Denomination = "unit" },
            cancellationToken: cancellationToken);
        print.Step("credit currency", $"{currency.Id} ({currency.Denomination})");

        var plan = await unitpay.Plans.CreateAsync(
            new CreatePlanRequest
            {
                ProductId = product.Id,
                Name = "Starter",
                CreditGrantRules = [new PlanCreditGrantRule { CreditCurrencyId = currency.Id, Amount = 100 }],
                Entitlements = [new PlanEntitlement { FeatureSlug = "ai-generation", FeatureType = "credit", EventName = "ai-generation", CreditCurrencyId = currency.Id, CreditCost = 10 }],
            },
            cancellationToken: cancellationToken);
        print.Step("plan with a grant", $"{plan.Id}: 100 credits, 10 for each ai-generation");

        var customer = await unitpay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ada", Email = "ada@example.com" }, cancellationToken: cancellationToken);
        var subscribed = await unitpay.Subscriptions.CreateAsync(
            new CreateSubscriptionRequest { CustomerId = customer.Id, PlanId = plan.Id },
            cancellationToken: cancellationToken);
        print.Step("subscription", $"{subscribed.Kind} for {customer.Id}");

        var tracked = await unitpay.TrackAsync(
            new TrackEvent { CustomerId = customer.Id, EventName = "ai-generation", Quantity = 1 },
            cancellationToken: cancellationToken);
        print.Step("one ai-generation tracked", $"{tracked.Accepted} accepted, {tracked.Rejected} rejected");

        var check = await unitpay.CheckAsync(new CheckRequest { CustomerId = customer.Id, FeatureSlug = "ai-generation" }, cancellationToken: cancellationToken);
        print.Step("may go on", check.Access ? $"yes, {Number(check.CreditBalance)} credits left" : $"no: {check.DeniedReason}");

        var accounts = await unitpay.Customers.ListCreditAccountsAsync(customer.Id, cancellationToken: cancellationToken);
        var account = accounts.Data.First(a => a.CreditCurrencyId == currency.Id);
        await foreach (var entry in unitpay.Ledger.ListAllAsync(new ListLedgerParams { CreditAccountId = account.Id }, cancellationToken: cancellationToken))
        {
            print.Step(entry.Amount >= 0 ? "ledger: grant" : "ledger: deduction", $"{entry.Amount?.ToString("+0;-0", CultureInfo.InvariantCulture)}, balance {Number(entry.RunningBalance)}");
        }

        print.Step("credit account", $"balance {Number(account.Balance)}");
    }

    private static string Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "unknown";
}
