using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Subscriptions: how they start, renew and end.</summary>
internal sealed class UnitPaySubscriptions
{
    private readonly UnitPayEmulator _emulator;

    internal UnitPaySubscriptions(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/subscriptions", Create);
        routes.Get("/subscriptions", List);
        routes.Post("/subscriptions/{subscriptionId}/cancel", Cancel);
        routes.Post("/subscriptions/{subscriptionId}/uncancel", Uncancel);
        routes.Get("/subscriptions/{subscriptionId}/upcoming-invoice", UpcomingInvoice);
    }

    /// <summary>Ends what was to end, and starts the periods that have begun since the last look: each grants the plan's credits again. Renewals take no money here.</summary>
    internal void BringUpToDate(UnitPaySubscription subscription)
    {
        while (subscription.Status == "active" && _emulator.Now >= subscription.PeriodEnd)
        {
            if (subscription.CancelAtPeriodEnd)
            {
                subscription.Status = "canceled";
                return;
            }

            subscription.PeriodStart = subscription.PeriodEnd;
            subscription.PeriodEnd = subscription.Plan.NextPeriod(subscription.PeriodStart);
            GrantCredits(subscription);
        }
    }

    /// <summary>What the card form's webhook does at the vendor: charge, then provision.</summary>
    internal void SettlePending(string customerId)
    {
        foreach (UnitPaySubscription subscription in _emulator.Subscriptions.Where(candidate => candidate.CustomerId == customerId && candidate.Status == "pending"))
        {
            UnitPayInvoice.Pay(_emulator, UnitPayInvoice.Issue(_emulator, customerId, subscription.Plan, subscription.Plan.DueAtStart));
            Activate(subscription);
        }
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body)
            .RequiredText("customerId")
            .RequiredText("planId")
            .OptionalText("salesMotion")
            .OneOf("collectionMethod", "charge_automatically", "send_invoice")
            .Check();
        string customerId = _emulator.Customer(body.Text("customerId")).Text("id")!;
        UnitPayPlan plan = _emulator.Plan(body.Text("planId"));
        var subscription = new UnitPaySubscription(
            _emulator.Ids.Next("sub_", 26), customerId, plan, body.Text("collectionMethod") ?? "charge_automatically", body.Text("salesMotion") ?? "self_serve");
        _emulator.Subscriptions.Add(subscription);

        if (plan.DueAtStart == 0)
        {
            Activate(subscription);
            return Outcome("created_no_charge", subscription);
        }

        if (subscription.CollectionMethod == "send_invoice")
        {
            JsonObject invoice = UnitPayInvoice.Issue(_emulator, customerId, plan, plan.DueAtStart);
            Activate(subscription);
            return Outcome("invoice_sent", subscription, invoice);
        }

        if (_emulator.Cards.ContainsKey(customerId))
        {
            JsonObject invoice = UnitPayInvoice.Issue(_emulator, customerId, plan, plan.DueAtStart);
            UnitPayInvoice.Pay(_emulator, invoice);
            Activate(subscription);
            return Outcome("charged_inline", subscription, invoice);
        }

        subscription.CheckoutSessionId = _emulator.Ids.Next("cs_", 26);
        return EmulatorResponse.Created(new JsonObject
        {
            ["kind"] = "requires_form",
            ["subscription"] = subscription.ToJson(),
            ["reason"] = "payment_method_required",
            ["client"] = new JsonObject { ["sessionId"] = subscription.CheckoutSessionId, ["clientSecret"] = subscription.CheckoutSessionId + "_secret" },
        });
    }

    private static EmulatorResponse Outcome(string kind, UnitPaySubscription subscription, JsonObject? invoice = null) =>
        EmulatorResponse.Created(new JsonObject { ["kind"] = kind, ["subscription"] = subscription.ToJson() }.With("invoice", invoice));

    private void Activate(UnitPaySubscription subscription)
    {
        subscription.Status = "active";
        subscription.PeriodStart = _emulator.Now;
        subscription.PeriodEnd = subscription.Plan.NextPeriod(subscription.PeriodStart);
        // A wallet for every currency that the plan uses, also where it grants nothing yet.
        foreach (string currencyId in subscription.Plan.Features.Select(feature => feature.CreditCurrencyId).OfType<string>())
            _emulator.Credits.AccountOf(subscription.CustomerId, currencyId);
        GrantCredits(subscription);
    }

    private void GrantCredits(UnitPaySubscription subscription)
    {
        foreach (JsonObject rule in subscription.Plan.GrantRules.Where(rule => rule.Number("amount") > 0))
        {
            _emulator.Credits.AccountOf(subscription.CustomerId, rule.Text("creditCurrencyId")!)
                .Grant("plan", rule.Number("amount")!.Value, (int)(rule.Number("priority") ?? 10), null, subscription.Id);
        }
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? customerId = request.Query("customerId") is { } asked ? _emulator.FindCustomer(asked)?.Text("id") ?? asked : null;
        string? status = request.Query("status");
        foreach (UnitPaySubscription subscription in _emulator.Subscriptions)
            BringUpToDate(subscription);
        return UnitPayPages.Answer(request, _emulator.Subscriptions
            .Where(subscription => (customerId == null || subscription.CustomerId == customerId) && (status == null || subscription.Status == status))
            .Select(subscription => subscription.ToJson()));
    }

    private EmulatorResponse Cancel(EmulatorRequest request)
    {
        UnitPaySubscription subscription = Find(request);
        if (subscription.Status == "canceled")
            throw EmulatorFailure.Conflict("The subscription has ended already.", "subscription_canceled");
        // Which end is the vendor's default is not documented: the end of the period takes nothing away that was paid for.
        subscription.CancelAtPeriodEnd = request.Body.Flag("cancelAtPeriodEnd") ?? true;
        if (!subscription.CancelAtPeriodEnd || subscription.Status == "pending")
            subscription.Status = "canceled";
        return EmulatorResponse.Ok(subscription.ToJson());
    }

    private EmulatorResponse Uncancel(EmulatorRequest request)
    {
        UnitPaySubscription subscription = Find(request);
        if (subscription.Status == "canceled" || !subscription.CancelAtPeriodEnd)
            throw EmulatorFailure.Conflict("The subscription has no cancellation that could be taken back.", "subscription_not_canceling");
        subscription.CancelAtPeriodEnd = false;
        return EmulatorResponse.Ok(subscription.ToJson());
    }

    private EmulatorResponse UpcomingInvoice(EmulatorRequest request)
    {
        UnitPaySubscription subscription = Find(request);
        long amount = subscription.CancelAtPeriodEnd ? 0 : subscription.Plan.DuePerPeriod;
        return EmulatorResponse.Ok(new JsonObject
        {
            ["currency"] = subscription.Plan.Currency,
            ["totalAmount"] = amount,
            ["amountDue"] = amount,
            ["dueDate"] = Wire.Time(subscription.PeriodEnd),
            ["items"] = UnitPayInvoice.Items(subscription.Plan, amount),
        });
    }

    private UnitPaySubscription Find(EmulatorRequest request)
    {
        UnitPaySubscription subscription = _emulator.Subscriptions.FirstOrDefault(candidate => candidate.Id == request.Route("subscriptionId"))
            ?? throw EmulatorFailure.NotFound("Subscription");
        BringUpToDate(subscription);
        return subscription;
    }
}
