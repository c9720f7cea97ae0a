using System;
using System.Globalization;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Payments on a hosted page. They stay pending until <see cref="PaygenticEmulator.CompletePayment"/>, or expire.</summary>
internal sealed class PaygenticPayments
{
    private readonly PaygenticEmulator _emulator;

    internal PaygenticPayments(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/payments", Create);
        routes.Get("/v0/payments", List);
        routes.Get("/v0/payments/{id}", request => EmulatorResponse.Ok(BringUpToDate(_emulator.Payments.Get(request.Route("id")))));
    }

    internal static void Complete(PaygenticEmulator emulator, JsonObject payment)
    {
        payment["status"] = "completed";
        decimal amount = decimal.Parse(payment.Text("amount")!, CultureInfo.InvariantCulture);
        string payer = payment.Text("customerId") ?? payment.Text("id")!;
        emulator.Owner.Ledger.Append("paygentic/" + payer, amount, "payment", payment.Text("id"), emulator.Now);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        string? key = body.Text("idempotencyKey");
        // A repeat answers 200 with the first payment; whether its other members are compared is not documented.
        if (key != null && _emulator.Payments.All.FirstOrDefault(item => item.Text("idempotencyKey") == key) is { } known)
            return EmulatorResponse.Ok(known);
        DateTimeOffset expiresAt = Check(body);
        string id = _emulator.Ids.Next("pay_", 16);
        return EmulatorResponse.Created(_emulator.Payments.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["object"] = "payment",
            ["amount"] = body.Text("amount"),
            ["currency"] = body.Text("currency"),
            ["paymentUrl"] = "https://checkout.paygentic.example/" + id,
            ["status"] = "pending",
            ["expiresAt"] = Wire.Time(expiresAt),
            ["createdAt"] = Wire.Time(_emulator.Now),
        }
            .With("customerId", body.Text("customerId"))
            .With("idempotencyKey", key)
            .With("reference", body.Text("reference"))
            .With("metadata", body.Object("metadata"))
            .With("lineItems", body.Items("lineItems"))));
    }

    private DateTimeOffset Check(JsonObject body)
    {
        RequestRules rules = new RequestRules(body)
            .RequiredText("amount")
            .Pattern("amount", "^\\d+(\\.\\d{1,2})?$")
            .RequiredText("currency")
            .OneOf("currency", "USD", "EUR", "GBP", "AUD")
            .OptionalText("idempotencyKey", 255);
        if (decimal.TryParse(body.Text("amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal amount) && (amount < 1 || amount > 5000))
            rules.Add("amount", "must lie between 1.00 and 5000.00", "out_of_range");
        if (body.Flag("savePaymentMethod") == true && body.Text("customerId") == null)
            rules.Add("customerId", "is required to save the payment method", "required");
        if (body.Items("lineItems")?.Count() > 100)
            rules.Add("lineItems", "holds more than 100 items", "too_long");
        if (!IsoDuration.TryAdd(_emulator.Now, body.Text("expiresIn") ?? "P30D", out DateTimeOffset expiresAt) || expiresAt > _emulator.Now.AddDays(31))
            rules.Add("expiresIn", "must be an ISO 8601 duration of at most P31D", "invalid_format");
        rules.Check();
        return expiresAt;
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? status = request.Query("status");
        string? customerId = request.Query("customerId");
        return PaygenticPages.Answer(request, _emulator.Payments.All.Select(BringUpToDate)
            .Where(payment => (status == null || payment.Text("status") == status) && (customerId == null || payment.Text("customerId") == customerId)), hasObject: true);
    }

    private JsonObject BringUpToDate(JsonObject payment)
    {
        if (payment.Text("status") == "pending" && payment.Time("expiresAt") <= _emulator.Now)
            payment["status"] = "expired";
        return payment;
    }
}
