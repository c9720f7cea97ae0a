using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Paygentic in memory: catalog, customers, subscriptions, usage events and meters, entitlements, payments and test clocks.</summary>
/// <remarks>
/// Merchants are not checked: any <c>org_…</c> id is one, and <see cref="MerchantId"/> is taken where a request names none.
/// References to other things are checked, and what they refer to must exist. Invoices are not emulated.
/// </remarks>
public sealed class PaygenticEmulator : VendorEmulator
{
    /// <summary>The merchant of whoever calls, where a request names none.</summary>
    public const string MerchantId = "org_emulator00000001";

    internal PaygenticEmulator(BillingEmulator owner)
        : base(owner, "Paygentic")
    {
        CustomerDesk = new PaygenticCustomers(this);
        EntitlementDesk = new PaygenticEntitlements(this);
        SubscriptionDesk = new PaygenticSubscriptions(this);
        new PaygenticProducts(this).AddTo(Routes);
        new PaygenticMetrics(this).AddTo(Routes);
        new PaygenticFees(this).AddTo(Routes);
        new PaygenticPrices(this).AddTo(Routes);
        new PaygenticPlans(this).AddTo(Routes);
        CustomerDesk.AddTo(Routes);
        SubscriptionDesk.AddTo(Routes);
        EntitlementDesk.AddTo(Routes);
        new PaygenticEvents(this).AddTo(Routes);
        new PaygenticPayments(this).AddTo(Routes);
        new PaygenticTestClocks(this).AddTo(Routes);
    }

    internal PaygenticCustomers CustomerDesk { get; }

    internal PaygenticSubscriptions SubscriptionDesk { get; }

    internal PaygenticEntitlements EntitlementDesk { get; }

    internal PaygenticResources Products { get; } = new("Product");

    internal PaygenticResources Features { get; } = new("Feature");

    internal PaygenticResources Metrics { get; } = new("Billable metric");

    internal PaygenticResources Fees { get; } = new("Fee");

    internal PaygenticResources Prices { get; } = new("Price");

    internal PaygenticResources Plans { get; } = new("Plan");

    internal PaygenticResources Customers { get; } = new("Customer");

    internal PaygenticResources Subscriptions { get; } = new("Subscription");

    internal PaygenticResources TestClocks { get; } = new("Test clock");

    internal PaygenticResources Payments { get; } = new("Payment");

    internal PaygenticEventLog EventLog { get; } = new();

    /// <summary>Pays, as the customer would on the hosted page: a payment is completed, and a subscription that waits for its first invoice becomes active.</summary>
    /// <param name="id">The id of a payment (<c>pay_…</c>) or of a subscription (<c>sub_…</c>).</param>
    /// <exception cref="ArgumentException">Nothing of that id waits for a payment.</exception>
    public void CompletePayment(string id) => Owner.Locked(() =>
    {
        if (Payments.All.FirstOrDefault(item => item.Text("id") == id && item.Text("status") == "pending") is { } payment)
            PaygenticPayments.Complete(this, payment);
        else if (Subscriptions.All.FirstOrDefault(item => item.Text("id") == id && item.Text("status") == "pending_payment") is { } subscription)
            SubscriptionDesk.Pay(subscription);
        else
            throw new ArgumentException("Nothing of this id waits for a payment.", nameof(id));
        return true;
    });

    internal override EmulatorResponse Refuse(EmulatorFailure failure, EmulatorRequest request)
    {
        if (failure.Fields.Count > 0)
        {
            return new EmulatorResponse(failure.Status, new JsonObject
            {
                ["error"] = "validation_error",
                ["message"] = "Request validation failed",
                ["errors"] = failure.Fields.Select(problem => (object?)new JsonObject
                {
                    ["field"] = problem.Field,
                    ["message"] = problem.Message,
                    ["code"] = problem.Code,
                }).ToArray(),
            });
        }

        return new EmulatorResponse(failure.Status, new JsonObject
        {
            ["error"] = failure.Code,
            ["message"] = failure.Message,
            ["code"] = failure.Code.ToUpperInvariant(),
        }.With("details", failure.Details));
    }

    private protected override void Authenticate(EmulatorRequest request)
    {
        if (BearerToken(request)?.StartsWith("sk_test_", StringComparison.Ordinal) != true)
            throw EmulatorFailure.Unauthorized("unauthorized", "The API key is missing or unknown; the emulator takes sk_test_ keys.");
    }
}
