using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Customers, their invoices and cards, and their rules for automatic top-ups.</summary>
internal sealed class UnitPayCustomers
{
    private readonly UnitPayEmulator _emulator;

    internal UnitPayCustomers(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/customers", Create);
        routes.Get("/customers", List);
        routes.Get("/customers/{customerId}", request => EmulatorResponse.Ok(Find(request)));
        routes.Get("/customers/{customerId}/invoices", ListInvoices);
        routes.Get("/customers/{customerId}/payment-methods", ListCards);
        routes.Put("/customers/{customerId}/auto-topup-rules/{creditCurrencyId}", PutAutoTopUpRule);
        routes.Post("/invoices/{invoiceId}/pay", PayInvoice);
    }

    private JsonObject Find(EmulatorRequest request) => _emulator.Customer(request.Route("customerId"));

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).OptionalText("name").OptionalText("email").Email("email").OptionalText("externalId").Check();
        if (body.Text("externalId") is { } externalId && _emulator.FindCustomer(externalId) != null)
            throw EmulatorFailure.Conflict("There is a customer with this external id already.");
        string now = Wire.Time(_emulator.Now);
        var customer = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("cus_", 26),
            ["externalId"] = body.Text("externalId"),
            ["name"] = body.Text("name"),
            ["email"] = body.Text("email"),
            ["status"] = "active",
            ["type"] = "individual",
            ["salesMotion"] = "self_serve",
            ["billingAddress"] = null,
            ["locale"] = null,
            ["defaultPaymentMethodId"] = null,
            ["metadata"] = body.Object("metadata") ?? new JsonObject(),
            ["createdAt"] = now,
            ["updatedAt"] = now,
        };
        _emulator.Customers.Add(customer);
        return EmulatorResponse.Created(customer);
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string? status = request.Query("status");
        return UnitPayPages.Answer(request, _emulator.Customers.Where(customer => status == null || customer.Text("status") == status));
    }

    private EmulatorResponse ListInvoices(EmulatorRequest request)
    {
        string? id = Find(request).Text("id");
        string? status = request.Query("status");
        return UnitPayPages.Answer(request, _emulator.Invoices
            .Where(invoice => invoice.Text("customerId") == id && (status == null || invoice.Text("status") == status)));
    }

    private EmulatorResponse ListCards(EmulatorRequest request)
    {
        string id = Find(request).Text("id")!;
        return UnitPayPages.Answer(request, _emulator.Cards.TryGetValue(id, out JsonObject? card) ? new[] { card } : Array.Empty<JsonObject>());
    }

    private EmulatorResponse PutAutoTopUpRule(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).OneOf("mode", "package", "amount").RequiredNumber("threshold", 0).RequiredNumber("quantity", 0).Check();
        string currencyId = request.Route("creditCurrencyId");
        if (_emulator.Currencies.All(currency => currency.Text("id") != currencyId))
            throw EmulatorFailure.NotFound("Credit currency");
        // Confirmed but never run: a purchase would need a card and a provider.
        return EmulatorResponse.Ok(new JsonObject
        {
            ["customerId"] = Find(request).Text("id"),
            ["creditCurrencyId"] = currencyId,
            ["mode"] = body.Text("mode") ?? "package",
            ["threshold"] = body.Number("threshold"),
            ["quantity"] = body.Number("quantity"),
            ["enabled"] = body.Flag("enabled") ?? true,
        });
    }

    private EmulatorResponse PayInvoice(EmulatorRequest request)
    {
        JsonObject invoice = _emulator.Invoices.FirstOrDefault(candidate => candidate.Text("id") == request.Route("invoiceId"))
            ?? throw EmulatorFailure.NotFound("Invoice");
        if (invoice.Text("status") == "paid")
            return EmulatorResponse.Ok(new JsonObject { ["kind"] = "no_action", ["invoice"] = invoice });
        if (!_emulator.Cards.ContainsKey(invoice.Text("customerId")!))
        {
            return EmulatorResponse.Ok(new JsonObject
            {
                ["kind"] = "requires_form",
                ["reason"] = "payment_method_required",
                ["client"] = new JsonObject { ["clientSecret"] = "seti_" + invoice.Text("id") + "_secret" },
            });
        }

        UnitPayInvoice.Pay(_emulator, invoice);
        return EmulatorResponse.Ok(new JsonObject { ["kind"] = "charged_inline", ["invoice"] = invoice });
    }
}
