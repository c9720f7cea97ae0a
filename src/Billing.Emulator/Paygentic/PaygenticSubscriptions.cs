using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Subscriptions: start, read, change, end, portal link. A plan with charges in advance waits for the first invoice; others are active at once.</summary>
internal sealed class PaygenticSubscriptions
{
    private readonly PaygenticEmulator _emulator;

    internal PaygenticSubscriptions(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/subscriptions", Create);
        routes.Get("/v0/subscriptions", List);
        routes.Get("/v0/subscriptions/{id}", request => EmulatorResponse.Ok(Find(request)));
        routes.Patch("/v0/subscriptions/{id}", Update);
        routes.Post("/v0/subscriptions/{id}/termination", Terminate);
        routes.Post("/v0/subscriptions/{id}/portal", CreatePortalLink);
    }

    /// <summary>Active and waiting subscriptions of a customer.</summary>
    internal IEnumerable<JsonObject> LiveOf(string customerId) =>
        _emulator.Subscriptions.Where("customerId", customerId).Select(BringUpToDate).Where(item => item.Text("status") != "terminated");

    internal void Pay(JsonObject subscription)
    {
        JsonObject payment = subscription.Object("payment")!;
        decimal amount = decimal.Parse(payment.Text("amount")!, System.Globalization.CultureInfo.InvariantCulture);
        _emulator.Owner.Ledger.Append("paygentic/" + subscription.Text("customerId"), amount, "subscription_payment", subscription.Text("id"), _emulator.Now);
        subscription["payment"] = new JsonObject { ["status"] = "paid", ["invoiceId"] = payment.Text("invoiceId"), ["amount"] = payment.Text("amount") };
        Activate(subscription);
    }

    private void Activate(JsonObject subscription)
    {
        subscription["status"] = "active";
        subscription["updatedAt"] = Wire.Time(_emulator.Now);
        _emulator.EntitlementDesk.Provision(subscription, Prices(subscription));
    }

    private IEnumerable<JsonObject> Prices(JsonObject subscription) =>
        _emulator.Plans.Get(subscription.Text("planId")).Items("prices")!.Cast<JsonObject>();

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body)
            .RequiredText("name")
            .RequiredText("planId")
            .RequiredTime("startedAt")
            .OptionalTime("endingAt")
            .OptionalInteger("paymentTermDays", 0, 365)
            .OptionalNumber("sessionExpiryMinutes", 1);
        if (body.Has("customerId") == body.Has("customer"))
            rules.Add("customerId", "or customer: exactly one of them is needed", "one_of");
        if (body.Has("customer"))
        {
            rules.RequiredObject("customer").Inside("customer")
                .RequiredText("name").RequiredText("email").Email("email")
                .RequiredObject("address").Inside("address").RequiredText("country").RequiredText("zipCode");
        }

        rules.Check();
        JsonObject plan = _emulator.Plans.Get(body.Text("planId"));
        if (body.Text("testClockId") is { } clockId)
            _emulator.TestClocks.Get(clockId);
        JsonObject customer = body.Object("customer") is { } consumer
            ? _emulator.CustomerDesk.FindOrAdd(consumer, plan.Text("merchantId")!, consumer.Object("taxRates"), out _)
            : _emulator.Customers.Get(body.Text("customerId"));

        // What makes a subscription "already there" is undocumented: here the same customer, plan, name and start.
        JsonObject? known = LiveOf(customer.Text("id")!).FirstOrDefault(item =>
            item.Text("planId") == plan.Text("id") && item.Text("name") == body.Text("name") && item.Time("startedAt") == body.Time("startedAt"));
        return known != null ? EmulatorResponse.Ok(known) : EmulatorResponse.Created(Start(body, plan, customer));
    }

    private JsonObject Start(JsonObject body, JsonObject plan, JsonObject customer)
    {
        string now = Wire.Time(_emulator.Now);
        JsonObject subscription = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("sub_", 16),
            ["object"] = "subscription",
            ["merchantId"] = plan.Text("merchantId"),
            ["autoCharge"] = body.Flag("autoCharge") ?? false,
            ["createdAt"] = now,
            ["customerId"] = customer.Text("id"),
            ["taxExempt"] = body.Flag("taxExempt") ?? false,
            ["name"] = body.Text("name"),
            ["planId"] = plan.Text("id"),
            ["planVersionId"] = plan.Text("defaultVersionId"),
            ["versionNumber"] = 1,
            ["startedAt"] = Wire.Time(body.Time("startedAt")!.Value),
            ["updatedAt"] = now,
            ["renewalReminderEnabled"] = body.Flag("renewalReminderEnabled"),
            ["renewalReminderDays"] = body.Number("renewalReminderDays"),
            ["paymentTermDays"] = body.Number("paymentTermDays") ?? 0,
        }
            .With("endingAt", Wire.Time(body.Time("endingAt")))
            .With("testClockId", body.Text("testClockId"))
            .With("metadata", body.Object("metadata"));
        _emulator.Subscriptions.Add(subscription);
        decimal upfront = Prices(subscription).Sum(Upfront);
        if (upfront == 0)
        {
            Activate(subscription);
            return subscription;
        }

        string session = _emulator.Ids.Next("ps_", 16);
        subscription["status"] = "pending_payment";
        subscription["payment"] = new JsonObject
        {
            ["status"] = "pending",
            ["amount"] = Wire.Money(upfront),
            ["breakdown"] = new JsonObject { ["upfrontCharges"] = Wire.Money(upfront), ["walletCharge"] = "0.00" },
            ["checkoutUrl"] = "https://checkout.paygentic.example/" + session,
            ["paymentSessionId"] = session,
            ["invoiceId"] = _emulator.Ids.Next("inv_", 16),
        };
        return subscription;
    }

    /// <summary>Fees in advance are due at the start; metered prices have used nothing yet.</summary>
    private static decimal Upfront(JsonObject price) =>
        price.Has("feeId") && price.Text("paymentTerm") == "in_advance"
            ? decimal.Parse(price.Object("properties")!.Text("unitPrice")!, System.Globalization.CultureInfo.InvariantCulture) * (price.Number("quantity") ?? 1)
            : 0;

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? customerId = request.Query("customerId");
        string? consumerId = request.Query("consumerId");
        string? merchantId = request.Query("merchantId");
        string? status = request.Query("status");
        DateTimeOffset? before = JsonMembers.AsTime(request.Query("startedBefore"));
        if (customerId != null && (consumerId ?? merchantId) != null)
            throw EmulatorFailure.Invalid(new FieldProblem("customerId", "does not go together with consumerId or merchantId", "one_of"));
        IEnumerable<JsonObject> found = _emulator.Subscriptions.Where("customerId", customerId).Select(BringUpToDate).Where(item =>
            (merchantId == null || item.Text("merchantId") == merchantId)
            && (consumerId == null || _emulator.Customers.Find(item.Text("customerId"))?.Text("consumerId") == consumerId)
            && (status == null || item.Text("status") == status)
            && (before == null || item.Time("startedAt") < before));
        if (request.Query("include") == "customer")
            found = found.Select(WithCustomer);
        return PaygenticPages.Answer(request, found, hasObject: false, maxLimit: int.MaxValue);
    }

    private JsonObject WithCustomer(JsonObject subscription)
    {
        JsonObject? customer = _emulator.Customers.Find(subscription.Text("customerId"));
        JsonObject? organization = customer?.Object("organization");
        return new JsonObject(subscription, StringComparer.Ordinal)
        {
            ["customer"] = new JsonObject
            {
                ["id"] = customer?.Text("id"),
                ["merchantId"] = customer?.Text("merchantId"),
                ["consumer"] = new JsonObject
                {
                    ["id"] = organization?.Text("id"),
                    ["name"] = organization?.Text("name"),
                    ["email"] = organization?.Items("billingEmails")?.FirstOrDefault(),
                },
            },
        };
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject subscription = Find(request);
        JsonObject body = request.Body;
        new RequestRules(body).OneOf("status", "active", "terminated").OptionalTime("endingAt").OptionalTime("terminatedAt").OptionalInteger("paymentTermDays", 0, 365).Check();
        if (body.Time("terminatedAt") <= subscription.Time("startedAt"))
            throw EmulatorFailure.BadRequest("terminatedAt lies before the subscription's start.");
        subscription.Merge(body, "endingAt", "autoCharge", "taxExempt", "renewalReminderEnabled", "renewalReminderDays", "paymentTermDays");
        if (body.Text("status") == "terminated" || body.Has("terminatedAt"))
            End(subscription, body.Text("terminationReason"), body.Text("terminatedBy"));
        subscription["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(BringUpToDate(subscription));
    }

    private EmulatorResponse Terminate(EmulatorRequest request)
    {
        new RequestRules(request.Body).RequiredText("reason", 1000).Check();
        JsonObject subscription = Find(request);
        if (subscription.Text("status") == "terminated")
            throw EmulatorFailure.Conflict("The subscription is terminated already.", "subscription_already_terminated");
        End(subscription, request.Body.Text("reason"), "merchant");
        return EmulatorResponse.Ok(subscription);
    }

    private void End(JsonObject subscription, string? reason, string? by)
    {
        if (subscription.Text("status") == "terminated")
            return;
        subscription["status"] = "terminated";
        subscription["terminatedAt"] = Wire.Time(_emulator.Now);
        subscription["updatedAt"] = Wire.Time(_emulator.Now);
        subscription.With("terminationReason", reason).With("terminatedBy", by);
        _emulator.EntitlementDesk.CancelOf(subscription.Text("id")!);
    }

    private EmulatorResponse CreatePortalLink(EmulatorRequest request)
    {
        JsonObject subscription = Find(request);
        string text = request.Body.Text("expiresIn") ?? "PT10M";
        if (!IsoDuration.TryAdd(_emulator.Now, text, out DateTimeOffset expiresAt) || expiresAt > _emulator.Now.AddDays(7) || expiresAt <= _emulator.Now)
            throw EmulatorFailure.Invalid(new FieldProblem("expiresIn", "must be an ISO 8601 duration of at most P7D", "invalid_format"));
        return EmulatorResponse.Ok(new JsonObject
        {
            ["object"] = "subscriptionPortal",
            ["expiresAt"] = Wire.Time(expiresAt),
            ["url"] = "https://portal.paygentic.example/" + subscription.Text("id") + "?token=" + _emulator.Ids.NextHex(""),
        });
    }

    private JsonObject Find(EmulatorRequest request) => BringUpToDate(_emulator.Subscriptions.Get(request.Route("id")));

    /// <summary>Applies an end that has come, by the subscription's test clock where it has one. Nothing public says more about what a clock sets off.</summary>
    private JsonObject BringUpToDate(JsonObject subscription)
    {
        DateTimeOffset now = _emulator.TestClocks.Find(subscription.Text("testClockId"))?.Time("currentTime") ?? _emulator.Now;
        if (subscription.Time("endingAt") <= now)
            End(subscription, "ended", "system");
        return subscription;
    }
}
