using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>UnitPay in memory: catalog, customers, subscriptions, credits with their ledger, usage and portal sessions.</summary>
/// <remarks>
/// <para>The credit path: a plan grants credits to a wallet when a subscription becomes active and again every period; usage deducts from the open grants,
/// lowest priority number first, then the oldest; the ledger shows both. Usage that the wallet cannot pay for is rejected whole.</para>
/// <para>A billable metric exists for every event name that a plan's features or usage charges name.</para>
/// </remarks>
public sealed class UnitPayEmulator : VendorEmulator
{
    private readonly IdempotencyStore _answers = new();
    private readonly UnitPaySubscriptions _subscriptions;

    internal UnitPayEmulator(BillingEmulator owner)
        : base(owner, "UnitPay")
    {
        Credits = new UnitPayCredits(this);
        _subscriptions = new UnitPaySubscriptions(this);
        new UnitPayCatalog(this).AddTo(Routes);
        new UnitPayCustomers(this).AddTo(Routes);
        _subscriptions.AddTo(Routes);
        Credits.AddTo(Routes);
        new UnitPayUsage(this).AddTo(Routes);
        new UnitPayCheckout(this).AddTo(Routes);
        new UnitPayPortal(this).AddTo(Routes);
    }

    internal UnitPayCredits Credits { get; }

    internal List<JsonObject> Products { get; } = new();

    internal List<JsonObject> Currencies { get; } = new();

    internal List<UnitPayPlan> Plans { get; } = new();

    internal List<JsonObject> Metrics { get; } = new();

    internal List<JsonObject> Customers { get; } = new();

    internal List<UnitPaySubscription> Subscriptions { get; } = new();

    internal List<JsonObject> Invoices { get; } = new();

    internal Dictionary<string, JsonObject> Cards { get; } = new(StringComparer.Ordinal);

    internal List<UnitPayEvent> Events { get; } = new();

    /// <summary>Saves a test card for a customer, as the card form in the browser would: paid plans charge it, and subscriptions that waited for the form become active.</summary>
    /// <param name="customerId">The customer's id or external id.</param>
    /// <exception cref="ArgumentException">There is no such customer.</exception>
    public void AddCard(string customerId) => Owner.Locked(() =>
    {
        string id = Known(customerId).Text("id")!;
        Cards[id] = new JsonObject
        {
            ["id"] = Ids.Next("pm_", 26),
            ["type"] = "card",
            ["status"] = "active",
            ["isDefault"] = true,
            ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242", ["expMonth"] = 12, ["expYear"] = 2099 },
        };
        Known(customerId)["defaultPaymentMethodId"] = Cards[id].Text("id");
        _subscriptions.SettlePending(id);
        return true;
    });

    /// <summary>Deposits credits, as the vendor's dashboard does for promotions.</summary>
    /// <param name="customerId">The customer's id or external id.</param>
    /// <param name="creditCurrencyId">The currency of the wallet; a wallet is made where there is none.</param>
    /// <param name="amount">How many credits.</param>
    /// <param name="priority">Lower numbers are used first. The default is that of promotions, 30; plans grant with 10.</param>
    /// <param name="expiresAt">When what is left expires; null for never.</param>
    /// <exception cref="ArgumentException">There is no such customer or currency, or the amount is not above 0.</exception>
    public void GrantCredits(string customerId, string creditCurrencyId, decimal amount, int priority = 30, DateTimeOffset? expiresAt = null) => Owner.Locked(() =>
    {
        if (amount <= 0)
            throw new ArgumentException("A grant is more than 0.", nameof(amount));
        if (Currencies.All(currency => currency.Text("id") != creditCurrencyId))
            throw new ArgumentException("There is no such credit currency.", nameof(creditCurrencyId));
        Credits.AccountOf(Known(customerId).Text("id")!, creditCurrencyId).Grant("promotional", amount, priority, expiresAt, null);
        return true;
    });

    /// <summary>A customer by the vendor's id or by the caller's own: both are taken everywhere.</summary>
    internal JsonObject? FindCustomer(string? id) =>
        id == null ? null : Customers.FirstOrDefault(customer => customer.Text("id") == id || customer.Text("externalId") == id);

    internal JsonObject Customer(string? id) => FindCustomer(id) ?? throw EmulatorFailure.NotFound("Customer");

    internal UnitPayPlan Plan(string? id) => Plans.FirstOrDefault(plan => plan.Id == id) ?? throw EmulatorFailure.NotFound("Plan");

    /// <summary>The subscriptions that give a customer something now, with their periods brought up to date.</summary>
    internal IEnumerable<UnitPaySubscription> LiveSubscriptions(string customerId)
    {
        foreach (UnitPaySubscription subscription in Subscriptions.Where(candidate => candidate.CustomerId == customerId))
        {
            _subscriptions.BringUpToDate(subscription);
            if (subscription.Status == "active")
                yield return subscription;
        }
    }

    internal override EmulatorResponse Refuse(EmulatorFailure failure, EmulatorRequest request)
    {
        var body = new JsonObject { ["code"] = failure.Code, ["message"] = failure.Message, ["requestId"] = request.RequestId };
        if (failure.Fields.Count > 0)
        {
            body["details"] = new JsonObject
            {
                ["errors"] = failure.Fields.Select(problem => (object?)new JsonObject { ["field"] = problem.Field, ["message"] = problem.Message }).ToArray(),
            };
        }

        return new EmulatorResponse(failure.Status, body);
    }

    private protected override void Authenticate(EmulatorRequest request)
    {
        // Publishable keys (upay_pk_) and portal tokens are for browsers.
        if (request.Header("x-api-key")?.StartsWith("upay_sk_", StringComparison.Ordinal) != true)
            throw EmulatorFailure.Unauthorized("invalid_api_key", "The API key is missing or is not a secret key (upay_sk_).");
    }

    private protected override EmulatorResponse Dispatch(EmulatorRequest request) => _answers.Once(request, () => base.Dispatch(request));

    private JsonObject Known(string customerId) =>
        FindCustomer(customerId) ?? throw new ArgumentException("There is no such customer.", nameof(customerId));
}
