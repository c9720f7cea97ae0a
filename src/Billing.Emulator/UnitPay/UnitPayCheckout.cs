using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>What a checkout would cost, and whether a card form has been filled in.</summary>
internal sealed class UnitPayCheckout
{
    private readonly UnitPayEmulator _emulator;

    internal UnitPayCheckout(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/checkout/sessions/preview", Preview);
        routes.Get("/checkout/sessions/{sessionId}/status", GetStatus);
    }

    private EmulatorResponse Preview(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).RequiredText("purpose").RequiredText("planId").OptionalInteger("amountCents", 0, long.MaxValue).Check();
        UnitPayPlan plan = _emulator.Plan(body.Text("planId"));
        long total = (long)(body.Number("amountCents") ?? plan.DueAtStart);
        bool hasCard = _emulator.FindCustomer(body.Text("customerId"))?.Text("id") is { } customerId && _emulator.Cards.ContainsKey(customerId);
        return EmulatorResponse.Ok(new JsonObject
        {
            ["purpose"] = body.Text("purpose"),
            ["mode"] = "payment",
            ["dueToday"] = total == 0
                ? new JsonObject { ["kind"] = "no_charge" }
                : new JsonObject { ["kind"] = "charge_now", ["cents"] = total, ["currency"] = plan.Currency },
            ["lineItems"] = new object?[] { new JsonObject { ["description"] = plan.Body.Text("name"), ["unitAmount"] = total, ["quantity"] = 1, ["subtotal"] = total } },
            ["subtotal"] = total,
            ["discount"] = 0,
            ["creditsApplied"] = 0,
            ["tax"] = 0,
            ["total"] = total,
            ["warnings"] = total == 0 || hasCard ? Array.Empty<object?>() : new object?[] { new JsonObject { ["code"] = "customer_has_no_payment_method" } },
            ["details"] = new JsonObject(),
        });
    }

    private EmulatorResponse GetStatus(EmulatorRequest request)
    {
        string id = request.Route("sessionId");
        UnitPaySubscription subscription = _emulator.Subscriptions.FirstOrDefault(candidate => candidate.CheckoutSessionId == id)
            ?? throw EmulatorFailure.NotFound("Checkout session");
        return EmulatorResponse.Ok(new JsonObject { ["id"] = id, ["status"] = subscription.Status == "pending" ? "pending" : "complete" });
    }
}
