using System;
using System.Linq;
using Billing.Conventions.Tests.Documents;

namespace Billing.Conventions.Tests.Facts;

/// <summary>UnitPay publishes prose, not a document: what its operations are, and how well each is known, is written down here.</summary>
public sealed class UnitPayTests
{
    private const string Documented = "documented";
    private const string Observed = "observed";
    private const string Inferred = "inferred";

    private static readonly (string Id, string Verb, string Path, string Evidence)[] Operations =
    [
        ("Usage_Track", "POST", "/usage/track", Documented),
        ("Usage_Check", "POST", "/check", Documented),
        ("Usage_Get", "GET", "/usage", Documented),
        ("Usage_Aggregate", "GET", "/usage/aggregate", Documented),
        ("Customers_List", "GET", "/customers", Documented),
        ("Customers_Create", "POST", "/customers", Documented),
        ("Customers_Get", "GET", "/customers/{customerId}", Inferred),
        ("Customers_ListInvoices", "GET", "/customers/{customerId}/invoices", Inferred),
        ("Customers_ListPaymentMethods", "GET", "/customers/{customerId}/payment-methods", Inferred),
        ("Customers_ListCreditAccounts", "GET", "/customers/{customerId}/credit-accounts", Observed),
        ("Customers_Check", "POST", "/customers/{customerId}/check", Documented),
        ("Customers_UpsertAutoTopUpRule", "PUT", "/customers/{customerId}/auto-topup-rules/{creditCurrencyId}", Documented),
        ("Subscriptions_List", "GET", "/subscriptions", Inferred),
        ("Subscriptions_Create", "POST", "/subscriptions", Documented),
        ("Subscriptions_Cancel", "POST", "/subscriptions/{subscriptionId}/cancel", Inferred),
        ("Subscriptions_Uncancel", "POST", "/subscriptions/{subscriptionId}/uncancel", Inferred),
        ("Subscriptions_GetUpcomingInvoice", "GET", "/subscriptions/{subscriptionId}/upcoming-invoice", Documented),
        ("PortalSessions_Create", "POST", "/portal-sessions", Inferred),
        ("PortalSessions_Revoke", "POST", "/portal-sessions/revoke", Inferred),
        ("Invoices_Pay", "POST", "/invoices/{invoiceId}/pay", Documented),
        ("CreditAccounts_List", "GET", "/credit-accounts", Documented),
        ("CreditAccounts_GetStats", "GET", "/credits/stats", Documented),
        ("CreditCurrencies_Create", "POST", "/credit-currencies", Documented),
        ("Ledger_List", "GET", "/ledger", Inferred),
        ("Plans_List", "GET", "/plans", Documented),
        ("Plans_Create", "POST", "/plans", Documented),
        ("Products_List", "GET", "/products", Documented),
        ("Products_Create", "POST", "/products", Documented),
        ("Products_GetPublicPricing", "GET", "/public/pricing/{productId}", Documented),
        ("BillableMetrics_List", "GET", "/billable-metrics", Observed),
        ("Checkout_Preview", "POST", "/checkout/sessions/preview", Documented),
        ("Checkout_GetStatus", "GET", "/checkout/sessions/{sessionId}/status", Documented),
        ("Onboarding_Create", "POST", "/onboarding", Documented),
    ];

    private static readonly string[] Outcomes =
        ["created_no_charge", "charged_inline", "requires_form", "deferred", "invoice_sent", "invoice_added", "no_action"];

    [Test]
    public void The_operations_are_these_33()
    {
        var actual = Document.Of("unitpay").Operations
            .Select(o => (o.Id, Verb: o.Verb.ToUpperInvariant(), o.Path, Evidence: (string)o.Json["x-evidence"]!))
            .OrderBy(o => Array.FindIndex(Operations, expected => expected.Id == o.Id));

        Assert.That(actual, Is.EqualTo(Operations));
    }

    [Test]
    public void Every_outcome_of_a_new_subscription_has_its_value() =>
        Assert.That(Document.Of("unitpay").Schemas["SubscriptionOutcomeKind"]["enum"]!.Select(v => (string?)v), Is.EquivalentTo(Outcomes));

    /// <summary>The vendor's SDK sends the key with every POST.</summary>
    [Test]
    public void Every_post_that_acts_carries_the_idempotency_header()
    {
        string[] reading = ["Usage_Check", "Customers_Check", "Checkout_Preview"];
        var posts = Document.Of("unitpay").Operations.Where(o => o.Verb == "post" && !reading.Contains(o.Id));

        Assert.That(posts.Where(o => (string?)o.Json["x-idempotency"]!["name"] != "Idempotency-Key").Select(o => o.Id), Is.Empty);
    }

    /// <summary>A single event is sent as a list of one: the bare object is refused.</summary>
    [Test]
    public void Tracking_sends_a_list_of_events()
    {
        var document = Document.Of("unitpay");
        var body = document.Schemas[document.Operations.Single(o => o.Id == "Usage_Track").BodySchema!];

        Assert.That(Document.Properties(body).Select(p => p.Name), Is.EqualTo(["events"]));
        Assert.That(Document.IsRequired(body, "events"), Is.True);
    }
}
