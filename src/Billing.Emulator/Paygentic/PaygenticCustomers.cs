using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Customers: a consumer (matched by email address) at a merchant.</summary>
internal sealed class PaygenticCustomers
{
    private readonly PaygenticEmulator _emulator;
    private readonly Dictionary<string, JsonObject> _consumersByEmail = new(StringComparer.OrdinalIgnoreCase);

    internal PaygenticCustomers(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/customers", Create);
        routes.Get("/v0/customers", List);
        routes.Get("/v0/customers/{id}", request => EmulatorResponse.Ok(_emulator.Customers.Get(request.Route("id"))));
        routes.Patch("/v0/customers/{id}", Update);
        routes.Delete("/v0/customers/{id}", Delete);
        routes.Get("/v0/customers/{id}/paymentMethods", ListPaymentMethods);
    }

    /// <summary>Finds the customer of a consumer at a merchant, or makes it.</summary>
    internal JsonObject FindOrAdd(JsonObject consumer, string merchantId, JsonObject? taxRates, out bool isNew)
    {
        string email = consumer.Text("email")!;
        if (!_consumersByEmail.TryGetValue(email, out JsonObject? organization))
        {
            organization = new JsonObject(StringComparer.Ordinal)
            {
                ["id"] = _emulator.Ids.Next("org_", 16),
                ["name"] = consumer.Text("name"),
                ["billingEmails"] = new object?[] { email },
            }.With("phone", consumer.Text("phone")).With("address", consumer.Object("address"));
            _consumersByEmail[email] = organization;
        }

        return FindOrAdd(organization, merchantId, out isNew).With("taxRates", taxRates);
    }

    private JsonObject FindOrAdd(JsonObject organization, string merchantId, out bool isNew)
    {
        JsonObject? known = _emulator.Customers.All.FirstOrDefault(item => item.Text("consumerId") == organization.Text("id") && item.Text("merchantId") == merchantId);
        isNew = known == null;
        if (known != null)
            return known;
        string now = Wire.Time(_emulator.Now);
        return _emulator.Customers.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("cus_", 16),
            ["object"] = "customer",
            ["consumerId"] = organization.Text("id"),
            ["createdAt"] = now,
            ["merchantId"] = merchantId,
            ["organization"] = organization,
            ["updatedAt"] = now,
            ["validTaxAddress"] = TaxAddress(organization.Object("address")),
            ["notificationSettings"] = new JsonObject { ["invoiceIssued"] = true, ["invoicePaid"] = true, ["renewalReminder"] = true },
        });
    }

    /// <summary>Tax needs a country and a postal code, in the US and Canada a state too.</summary>
    private static JsonObject TaxAddress(JsonObject? address)
    {
        string? country = address?.Text("country");
        bool needsState = country is "US" or "CA";
        string? missing = country == null ? "country"
            : address!.Text("zipCode") == null ? "zipCode"
            : needsState && address!.Text("state") == null ? "state"
            : null;
        return new JsonObject { ["valid"] = missing == null }.With("message", missing == null ? null : "The address has no " + missing + ".");
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        RequestRules rules = new RequestRules(body)
            .RequiredText("merchantId")
            .Pattern("merchantId", PaygenticIds.Organization)
            .OptionalText("externalId", 255)
            .Pattern("externalId", PaygenticIds.External);
        if (body.Has("consumer") == body.Has("consumerId"))
            rules.Add("consumer", "or consumerId: exactly one of them is needed", "one_of");
        if (body.Has("consumer"))
            rules.RequiredObject("consumer").Inside("consumer").RequiredText("name").RequiredText("email").Email("email").RequiredObject("address");
        rules.Check();
        string merchantId = body.Text("merchantId")!;
        JsonObject? organization = body.Has("consumerId") ? _consumersByEmail.Values.FirstOrDefault(item => item.Text("id") == body.Text("consumerId")) : null;
        if (body.Has("consumerId") && organization == null)
            throw EmulatorFailure.Forbidden("The consumer is not managed by this merchant.");

        RequireFreeExternalId(body.Text("externalId"), merchantId, other => IsSameConsumer(other, body));
        JsonObject customer = organization != null
            ? FindOrAdd(organization, merchantId, out bool isNew)
            : FindOrAdd(body.Object("consumer")!, merchantId, null, out isNew);
        if (isNew)
            customer.With("taxId", body.Text("taxId")).With("externalId", body.Text("externalId")).With("taxRates", body.Object("taxRates"));
        var answer = new JsonObject { ["customerId"] = customer.Text("id"), ["validTaxAddress"] = customer.Object("validTaxAddress") };
        return new EmulatorResponse(isNew ? 201 : 200, answer);
    }

    private static bool IsSameConsumer(JsonObject customer, JsonObject body) =>
        customer.Text("consumerId") == body.Text("consumerId")
        || customer.Object("organization")?.Items("billingEmails")?.Contains(body.Object("consumer")?.Text("email")) == true;

    private void RequireFreeExternalId(string? externalId, string? merchantId, Func<JsonObject, bool> isOwner)
    {
        if (externalId != null && _emulator.Customers.All.Any(other => other.Text("merchantId") == merchantId && other.Text("externalId") == externalId && !isOwner(other)))
            throw EmulatorFailure.Conflict("Another customer of the merchant has this external id.", "external_id_conflict");
    }

    private EmulatorResponse List(EmulatorRequest request)
    {
        string organizationId = request.Query("organizationId") ?? throw EmulatorFailure.Invalid(new FieldProblem("organizationId", "is required", "required"));
        string? name = SearchText(request, "name");
        string? email = SearchText(request, "email");
        string? externalId = request.Query("externalId");
        return PaygenticPages.Answer(request, _emulator.Customers.Where("merchantId", organizationId).Where(customer =>
            (externalId == null || customer.Text("externalId") == externalId)
            && Contains(customer.Object("organization")?.Text("name"), name)
            && (email == null || customer.Object("organization")?.Items("billingEmails")?.Any(item => Contains(item as string, email)) == true)), hasObject: true);
    }

    private static string? SearchText(EmulatorRequest request, string name) =>
        request.Query(name) is { Length: < 3 } ? throw EmulatorFailure.Invalid(new FieldProblem(name, "needs at least 3 characters", "too_short")) : request.Query(name);

    private static bool Contains(string? text, string? part) => part == null || text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject customer = _emulator.Customers.Get(request.Route("id"));
        JsonObject body = request.Body;
        new RequestRules(body).OptionalText("taxId").OptionalText("externalId", 255).Pattern("externalId", PaygenticIds.External).Check();
        RequireFreeExternalId(body.Text("externalId"), customer.Text("merchantId"), other => other == customer);
        customer.Merge(body, "taxId", "externalId");
        if (body.Number("taxRates") is { } rate)
            customer["taxRates"] = new JsonObject { ["default"] = rate };
        else if (body.Object("taxRates") is { } rates)
            customer["taxRates"] = rates;
        if (body.Object("notificationSettings") is { } settings)
            customer.Object("notificationSettings")!.Merge(settings, "invoiceIssued", "invoicePaid", "renewalReminder");
        customer["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(customer);
    }

    private EmulatorResponse Delete(EmulatorRequest request)
    {
        JsonObject customer = _emulator.Customers.Get(request.Route("id"));
        JsonObject[] subscriptions = _emulator.SubscriptionDesk.LiveOf(customer.Text("id")!).ToArray();
        if (subscriptions.Length > 0)
        {
            throw EmulatorFailure.Conflict("The customer cannot be deleted yet.", details: new JsonObject
            {
                ["blockers"] = new object?[]
                {
                    new JsonObject
                    {
                        ["type"] = "subscriptions",
                        ["count"] = subscriptions.Length,
                        ["items"] = subscriptions.Select(item => (object?)new JsonObject { ["id"] = item.Text("id"), ["status"] = item.Text("status") }).ToArray(),
                    },
                },
            });
        }

        _emulator.Customers.Remove(customer);
        return EmulatorResponse.NoContent();
    }

    private EmulatorResponse ListPaymentMethods(EmulatorRequest request)
    {
        _emulator.Customers.Get(request.Route("id"));
        return EmulatorResponse.Ok(new JsonObject { ["object"] = "list", ["data"] = Array.Empty<object?>() });
    }
}
