using System;
using System.Threading.Tasks;
using Billing;
using Billing.UnitPay;

namespace Tour;

/// <summary>Credits: a plan grants 100, one event takes 10, 90 are left.</summary>
internal static class UnitPayChecks
{
    public static async Task RunAsync(UnitPayClient unitpay)
    {
        var name = Guid.NewGuid().ToString("N");
        var product = await unitpay.Products.CreateAsync(new CreateProductRequest { Name = name });
        var currency = await unitpay.CreditCurrencies.CreateAsync(new CreateCreditCurrencyRequest { Slug = name, Name = "Credits", Denomination = "unit" });
        var plan = await unitpay.Plans.CreateAsync(new CreatePlanRequest
        {
            ProductId = product.Id,
            Name = "Starter",
            CreditGrantRules = new[] { new PlanCreditGrantRule { CreditCurrencyId = currency.Id, Amount = 100 } },
            Entitlements = new[] { new PlanEntitlement { FeatureSlug = name, FeatureType = "credit", EventName = name, CreditCurrencyId = currency.Id, CreditCost = 10 } },
        });
        var customer = await unitpay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ada", Email = "ada@example.com" });
        await unitpay.Subscriptions.CreateAsync(new CreateSubscriptionRequest { CustomerId = customer.Id, PlanId = plan.Id });

        var attempts = 0;
        var tracked = await unitpay.TrackAsync(
            new TrackEvent { CustomerId = customer.Id, EventName = name, Quantity = 1 },
            new RequestOptions { OnResponse = response => attempts = response.Attempts });
        Check.That(tracked.Accepted == 1 && tracked.Rejected == 0 && attempts == 1, "an event is accepted");

        var check = await unitpay.CheckAsync(new CheckRequest { CustomerId = customer.Id, FeatureSlug = name });
        Check.That(check.Access, "access is granted");
        Check.Same(check.CreditBalance, 90m, "the event was deducted");

        var sum = 0m;
        var accounts = await unitpay.Customers.ListCreditAccountsAsync(customer.Id);
        await foreach (var entry in unitpay.Ledger.ListAllAsync(new ListLedgerParams { CreditAccountId = accounts.Data[0].Id, Limit = 1 }))
        {
            sum += entry.Amount ?? 0;
        }

        Check.Same(sum, 90m, "the ledger adds up");
        await Check.Throws<UnitPayNotFoundException>(() => unitpay.Customers.GetAsync("cus_nobody"), "a customer that is not there");
        await Check.Throws<UnitPayTrackRejectedException>(() => unitpay.TrackAsync(new TrackEvent { CustomerId = customer.Id, EventName = "no-such" }), "an unknown event");
    }
}
