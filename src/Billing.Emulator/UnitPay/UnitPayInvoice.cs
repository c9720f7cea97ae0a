using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>Invoices: amounts are minor units, and payments pass through the ledger.</summary>
internal static class UnitPayInvoice
{
    internal static JsonObject Issue(UnitPayEmulator emulator, string customerId, UnitPayPlan plan, long amount)
    {
        var invoice = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = emulator.Ids.Next("inv_", 26),
            ["customerId"] = customerId,
            ["invoiceNumber"] = "INV-" + Wire.Integer(emulator.Invoices.Count + 1),
            ["status"] = "issued",
            ["totalAmount"] = amount,
            ["amountDue"] = amount,
            ["amountPaid"] = 0L,
            ["currency"] = plan.Currency,
            ["dueDate"] = Wire.Time(emulator.Now.AddDays(30)),
            ["paidAt"] = null,
            ["pdfUrl"] = null,
            ["items"] = Items(plan, amount),
            ["payments"] = new List<object?>(),
        };
        emulator.Invoices.Add(invoice);
        return invoice;
    }

    internal static object?[] Items(UnitPayPlan plan, long amount) => new object?[]
    {
        new JsonObject { ["id"] = plan.Id, ["description"] = plan.Body.Text("name"), ["quantity"] = 1, ["unitAmount"] = amount, ["subtotal"] = amount },
    };

    internal static void Pay(UnitPayEmulator emulator, JsonObject invoice)
    {
        long amount = (long)invoice.Number("amountDue")!.Value;
        invoice["status"] = "paid";
        invoice["amountDue"] = 0L;
        invoice["amountPaid"] = amount;
        invoice["paidAt"] = Wire.Time(emulator.Now);
        ((List<object?>)invoice["payments"]!).Add(new JsonObject
        {
            ["id"] = emulator.Ids.Next("pay_", 26),
            ["status"] = "succeeded",
            ["amount"] = amount,
            ["currency"] = invoice.Text("currency"),
            ["createdAt"] = Wire.Time(emulator.Now),
        });
        emulator.Owner.Ledger.Append("unitpay/" + invoice.Text("customerId"), amount, "invoice_payment", invoice.Text("id"), emulator.Now);
    }
}
