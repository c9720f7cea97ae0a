using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using AspNetCore;
using Billing.Emulator;
using Billing.UnitPay;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Billing.Samples.Tests;

/// <summary>The ASP.NET Core sample on a port of this machine, with an emulator behind it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ShopTests
{
    private readonly BillingEmulator _emulator = new();
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;
    private string _customer = null!;

    private UnitPayClient UnitPay => _app.Services.GetRequiredService<UnitPayClient>();

    [SetUp]
    public async Task Start()
    {
        _app = Create("--UnitPay:ApiKey=upay_sk_sample", "--UnitPay:Retry:MaxRetries=0");
        await _app.StartAsync();
        var product = await UnitPay.Products.CreateAsync(new CreateProductRequest { Name = "Pictures" });
        var currency = await UnitPay.CreditCurrencies.CreateAsync(new CreateCreditCurrencyRequest { Slug = "credits", Name = "Credits", Denomination = "unit" });
        var plan = await UnitPay.Plans.CreateAsync(new CreatePlanRequest
        {
            ProductId = product.Id,
            Name = "Starter",
            CreditGrantRules = [new PlanCreditGrantRule { CreditCurrencyId = currency.Id, Amount = 20 }],
            Entitlements = [new PlanEntitlement { FeatureSlug = "picture", FeatureType = "credit", EventName = "picture", CreditCurrencyId = currency.Id, CreditCost = 10 }],
        });
        _customer = (await UnitPay.Customers.CreateAsync(new CreateCustomerRequest { Name = "Ada", Email = "ada@example.com" })).Id;
        await UnitPay.Subscriptions.CreateAsync(new CreateSubscriptionRequest { CustomerId = _customer, PlanId = plan.Id });
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task An_order_is_paid_once_until_the_credits_end()
    {
        Assert.That(await OrderAsync("1"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await OrderAsync("1"), Is.EqualTo(HttpStatusCode.OK), "the same order again");
        Assert.That(await OrderAsync("2"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await OrderAsync("3"), Is.EqualTo(HttpStatusCode.PaymentRequired));
        Assert.That((await UnitPay.Customers.ListCreditAccountsAsync(_customer)).Data.Single().Balance, Is.Zero);
    }

    [Test]
    public async Task A_vendor_that_is_away_is_told_with_a_time_to_come_back()
    {
        _emulator.FailNext(503, retryAfter: TimeSpan.FromSeconds(9));

        using var response = await _http.PostAsync(Address("1"), null);

        Assert.That((response.StatusCode, response.Headers.RetryAfter?.Delta), Is.EqualTo((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(9))));
    }

    [TestCase("--UnitPay:ApiKey=upay_pk_browser", "ApiKey")]
    [TestCase("--UnitPay:ApiKye=upay_sk_sample", "UnitPay:ApiKye")]
    public void A_wrong_setting_stops_the_start(string setting, string name)
    {
        var app = Create(setting);

        Assert.That(() => app.StartAsync(), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(name));
    }

    private WebApplication Create(params string[] settings) =>
        ShopApp.Create(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", "--UNITPAY_WEBHOOK_SECRET=" + WebhookSigner.CreateSecret(), .. settings], _emulator.CreateHandler);

    private Uri Address(string order) => new(new Uri(_app.Urls.First()), $"/customers/{_customer}/pictures/{order}");

    private async Task<HttpStatusCode> OrderAsync(string order)
    {
        using var response = await _http.PostAsync(Address(order), null);
        return response.StatusCode;
    }
}
