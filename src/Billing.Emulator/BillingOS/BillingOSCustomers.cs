using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Customers: the two routes that the vendor serves to secret keys, and the documented ones below <c>/customers</c>.</summary>
internal sealed class BillingOSCustomers
{
    private const string ExternalIdPattern = "^[a-zA-Z0-9_-]+$";
    private readonly BillingOSEmulator _emulator;

    internal BillingOSCustomers(BillingOSEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Get("/v1/customers/unresolved", ListUnresolved);
        routes.Post("/v1/customers/{customerId}/bind", Bind);
        routes.Post("/customers", Create);
        routes.Get("/customers/external/{externalUserId}", request => Found(_emulator.CustomerByExternalId(request.Route("externalUserId")), request));
        routes.Get("/customers/{customerId}", request => Found(_emulator.CustomerById(request.Route("customerId")), request));
        routes.Patch("/customers/{customerId}", Update);
        routes.Delete("/customers/{customerId}", Delete);
    }

    private static EmulatorResponse Found(BillingOSCustomer customer, EmulatorRequest request) =>
        EmulatorResponse.Ok(BillingOSEmulator.Stamp(customer.ToJson(), request));

    private EmulatorResponse ListUnresolved(EmulatorRequest request)
    {
        object?[] customers = _emulator.LiveCustomers
            .Where(customer => customer.ExternalId == null)
            .Reverse()
            .Select(customer => (object?)new JsonObject
            {
                ["id"] = customer.Id,
                ["stripe_customer_id"] = null,
                ["email"] = customer.Email,
                ["name"] = customer.Name,
                ["created_at"] = Wire.Time(customer.CreatedAt),
            })
            .ToArray();
        return EmulatorResponse.Ok(BillingOSEmulator.Stamp(new JsonObject { ["customers"] = customers }, request));
    }

    private EmulatorResponse Bind(EmulatorRequest request)
    {
        new RequestRules(request.Body).Only("external_id").RequiredText("external_id", 255).Check();
        BillingOSCustomer customer = _emulator.CustomerById(request.Route("customerId"));
        SetExternalId(customer, request.Body.Text("external_id")!);
        return EmulatorResponse.Created(BillingOSEmulator.Stamp(customer.ToJson(), request));
    }

    /// <summary>An external id is set once; the same value again passes.</summary>
    private void SetExternalId(BillingOSCustomer customer, string externalId)
    {
        if (customer.ExternalId == externalId)
            return;
        if (customer.ExternalId != null)
            throw EmulatorFailure.BadRequest("The external id is set already and cannot be changed.");
        if (_emulator.FindByExternalId(externalId) != null)
            throw EmulatorFailure.Conflict("Another customer has this external id.");
        customer.ExternalId = externalId;
        customer.UpdatedAt = _emulator.Now;
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        // The vendor's SDK sends external_user_id, its server knows external_id: both are taken.
        string idMember = body.Has("external_user_id") || !body.Has("external_id") ? "external_user_id" : "external_id";
        new RequestRules(body)
            .Only("external_user_id", "external_organization_id", "email", "name", "metadata", "organization_id", "external_id", "billing_address")
            .RequiredText(idMember, 255)
            .OptionalText("email")
            .Email("email")
            .OptionalText("name", 256)
            .Pattern("external_id", ExternalIdPattern)
            .Check();
        string externalId = body.Text(idMember)!;
        if (_emulator.FindByExternalId(externalId) != null)
            throw EmulatorFailure.Conflict("Another customer has this external id.");
        RequireFreeEmail(body.Text("email"), null);
        BillingOSCustomer customer = _emulator.Add(externalId, body.Text("email"), body.Text("name"));
        customer.Metadata = body.Object("metadata") ?? customer.Metadata;
        customer.BillingAddress = body.Object("billing_address");
        return EmulatorResponse.Created(BillingOSEmulator.Stamp(customer.ToJson(), request));
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body)
            .Only("email", "name", "metadata", "external_id", "billing_address")
            .OptionalText("email")
            .Email("email")
            .OptionalText("name", 256)
            .OptionalText("external_id", 255)
            .Pattern("external_id", ExternalIdPattern)
            .Check();
        BillingOSCustomer customer = _emulator.CustomerById(request.Route("customerId"));
        RequireFreeEmail(body.Text("email"), customer);
        if (body.Text("external_id") is { } externalId)
            SetExternalId(customer, externalId);
        customer.Email = body.Text("email")?.ToLowerInvariant() ?? customer.Email;
        customer.Name = body.Has("name") ? body.Text("name") : customer.Name;
        customer.Metadata = body.Object("metadata") ?? customer.Metadata;
        customer.BillingAddress = body.Object("billing_address") ?? customer.BillingAddress;
        customer.UpdatedAt = _emulator.Now;
        return Found(customer, request);
    }

    private void RequireFreeEmail(string? email, BillingOSCustomer? owner)
    {
        if (email != null && _emulator.LiveCustomers.Any(other => other != owner && string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase)))
            throw EmulatorFailure.Conflict("Another customer has this email address.");
    }

    private EmulatorResponse Delete(EmulatorRequest request)
    {
        BillingOSCustomer customer = _emulator.CustomerById(request.Route("customerId"));
        foreach (JsonObject subscription in _emulator.Subscriptions.Where(row => row.Text("customer_id") == customer.Id))
            BillingOSSubscriptions.End(subscription, _emulator.Now);
        customer.Grants.Clear();
        customer.ExternalId = null;
        customer.DeletedAt = _emulator.Now;
        return EmulatorResponse.NoContent();
    }
}
