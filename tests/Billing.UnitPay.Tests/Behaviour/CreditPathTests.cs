using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

/// <summary>The vendor's quickstart: a grant of 100, a deduction of 10, a balance of 90.</summary>
public class CreditPathTests
{
    [Test]
    public async Task Grants_100_deducts_10_and_keeps_90_in_memory()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        await Walk(emulator, new UnitPayClientOptions { ApiKey = Clients.Key, HttpClient = http });
    }

    [Test]
    public async Task Grants_100_deducts_10_and_keeps_90_over_real_http()
    {
        await using var server = await BillingEmulatorServer.StartAsync();
        await Walk(server.Emulator, new UnitPayClientOptions { ApiKey = Clients.Key, ServerUrl = server.UnitPayUrl });
    }

    [Test]
    public async Task Counts_usage_once_although_the_answer_was_lost()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, HttpClient = http, TimeProvider = new SkippingTime() });
        var (customerId, _) = await Subscribe(unitpay);
        emulator.LoseNextAnswers();
        var attempts = 0;
        await unitpay.TrackAsync(Usage(customerId), new RequestOptions { OnResponse = response => attempts = response.Attempts });
        Assert.That((attempts, await Balance(unitpay, customerId)), Is.EqualTo((2, 90m)));
    }

    [Test]
    public async Task Counts_usage_once_when_the_caller_repeats_a_failed_call_with_its_key()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, HttpClient = http, Retry = RetryOptions.None });
        var (customerId, _) = await Subscribe(unitpay);
        emulator.LoseNextAnswers();
        var error = Assert.ThrowsAsync<ConnectionException>(() => unitpay.TrackAsync(Usage(customerId)))!;
        Assert.That(error.Effect, Is.EqualTo(Effect.Unknown));
        await unitpay.TrackAsync(Usage(customerId), new RequestOptions { IdempotencyKey = error.IdempotencyKey });
        Assert.That(await Balance(unitpay, customerId), Is.EqualTo(90m));
    }

    [Test]
    public async Task An_unknown_event_name_is_thrown_and_takes_nothing()
    {
        var emulator = new BillingEmulator();
        using var http = emulator.CreateHttpClient();
        var unitpay = new UnitPayClient(new UnitPayClientOptions { ApiKey = Clients.Key, HttpClient = http });
        var (customerId, _) = await Subscribe(unitpay);
        var error = Assert.ThrowsAsync<UnitPayTrackRejectedException>(() => unitpay.TrackAsync(new TrackEvent { CustomerId = customerId, EventName = "no-such" }))!;
        Assert.That((error.Reason, await Balance(unitpay, customerId)), Is.EqualTo(("rejected_no_metric", 100m)));
    }

    private static async Task Walk(BillingEmulator emulator, UnitPayClientOptions options)
    {
        var unitpay = new UnitPayClient(options);
        var (customerId, currencyId) = await Subscribe(unitpay);
        Assert.That((await unitpay.CheckAsync(new CheckRequest { CustomerId = customerId, FeatureSlug = "generate", RequestedUsage = 1 })).Access, Is.True);
        var result = await unitpay.TrackAsync(Usage(customerId));
        Assert.That((result.Accepted, result.Rejected), Is.EqualTo((1L, 0L)));
        Assert.That(await Balance(unitpay, customerId), Is.EqualTo(90m));

        var entries = new List<(decimal?, decimal?)>();
        await foreach (var entry in unitpay.Ledger.ListAllAsync(new ListLedgerParams { CustomerId = customerId, Limit = 1 }))
        {
            entries.Add((entry.Amount, entry.RunningBalance));
        }

        Assert.That(entries, Is.EqualTo(new[] { ((decimal?)100m, (decimal?)100m), (-10m, 90m) }));
        var accounts = await unitpay.Customers.ListCreditAccountsAsync(customerId);
        Assert.That((accounts.Data[0].Balance, accounts.Data[0].CreditCurrencyId), Is.EqualTo((90m, currencyId)));
        Assert.That(emulator.Requests, Has.Some.Matches<RecordedRequest>(request => request.Path.StartsWith("/usage/track", StringComparison.Ordinal) && request.IdempotencyKey != null));
        Assert.ThrowsAsync<UnitPayNotFoundException>(() => unitpay.Customers.GetAsync("nobody"));
    }

    private static TrackEvent Usage(string customerId) => new() { CustomerId = customerId, EventName = "ai-generation", Quantity = 1 };

    private static async Task<(string CustomerId, string CurrencyId)> Subscribe(UnitPayClient unitpay)
    {
        var currency = await unitpay.CreditCurrencies.CreateAsync(new CreateCreditCurrencyRequest { Slug = "ai", Name = "AI credits", Denomination = "unit" });
        var product = await unitpay.Products.CreateAsync(new CreateProductRequest { Name = "My App" });
        var plan = await unitpay.Plans.CreateAsync(new CreatePlanRequest
        {
            ProductId = product.Id,
            Name = "Free",
            Entitlements = [new PlanEntitlement { FeatureSlug = "generate", FeatureType = FeatureType.Credit, EventName = "ai-generation", CreditCurrencyId = currency.Id, CreditCost = 10 }],
            CreditGrantRules = [new PlanCreditGrantRule { CreditCurrencyId = currency.Id, Amount = 100 }],
        });
        var customer = await unitpay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ann", ExternalId = "user-1" });
        var outcome = await unitpay.Subscriptions.CreateAsync(new CreateSubscriptionRequest { CustomerId = customer.Id, PlanId = plan.Id });
        Assert.That(outcome.Kind, Is.EqualTo(SubscriptionOutcomeKind.CreatedNoCharge));
        Assert.That(await Balance(unitpay, customer.Id), Is.EqualTo(100m));
        return (customer.Id, currency.Id);
    }

    private static async Task<decimal> Balance(UnitPayClient unitpay, string customerId) =>
        (await unitpay.CreditAccounts.ListAsync(new ListCreditAccountsParams { CustomerId = customerId })).Data[0].Balance;
}
