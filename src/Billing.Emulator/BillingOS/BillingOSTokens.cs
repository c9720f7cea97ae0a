using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Session tokens for browsers. The token's id is only inside the token, as at the vendor.</summary>
internal sealed class BillingOSTokens
{
    private readonly BillingOSEmulator _emulator;
    private readonly HashSet<string> _live = new(StringComparer.Ordinal);

    internal BillingOSTokens(BillingOSEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v1/session-tokens", Create);
        routes.Delete("/v1/session-tokens/{tokenId}", Revoke);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body)
            .Only("externalUserId", "email", "externalOrganizationId", "expiresIn", "allowedOperations", "metadata")
            .RequiredText("externalUserId", 255)
            .OptionalText("email")
            .Email("email")
            .OptionalText("externalOrganizationId", 255)
            .OptionalInteger("expiresIn", 60, 86400)
            .Check();
        string userId = body.Text("externalUserId")!;
        BindImportedCustomer(userId, body.Text("email"));

        DateTimeOffset now = _emulator.Now;
        DateTimeOffset expiresAt = now.AddSeconds((double)(body.Number("expiresIn") ?? 3600));
        string id = _emulator.Ids.NextHex("tok_");
        JsonObject payload = new JsonObject
        {
            ["jti"] = id,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
            ["merchant_id"] = BillingOSEmulator.OrganizationId,
            ["external_user_id"] = userId,
        }
            .With("external_email", body.Text("email"))
            .With("external_organization_id", body.Text("externalOrganizationId"))
            .With("allowed_operations", body.Items("allowedOperations"))
            .With("metadata", body.Object("metadata"));
        string signed = "bos_session_test_" + Wire.Base64Url(payload);
        _live.Add(id);
        JsonObject answer = new JsonObject
        {
            ["sessionToken"] = signed + "." + Wire.Hex(Wire.Sign(signed)),
            ["expiresAt"] = Wire.Time(expiresAt),
            ["unresolvedCustomers"] = _emulator.LiveCustomers.Count(customer => customer.ExternalId == null),
        }.With("allowedOperations", body.Items("allowedOperations"));
        return EmulatorResponse.Created(BillingOSEmulator.Stamp(answer, request));
    }

    /// <summary>The first token with an email address gives an imported customer of that address its external id.</summary>
    private void BindImportedCustomer(string userId, string? email)
    {
        if (email == null || _emulator.FindByExternalId(userId) != null)
            return;
        BillingOSCustomer? imported = _emulator.LiveCustomers.FirstOrDefault(
            customer => customer.ExternalId == null && string.Equals(customer.Email, email, StringComparison.OrdinalIgnoreCase));
        if (imported != null)
            imported.ExternalId = userId;
    }

    private EmulatorResponse Revoke(EmulatorRequest request)
    {
        // Not idempotent at the vendor: the second revocation is a 404.
        if (!_live.Remove(request.Route("tokenId")))
            throw EmulatorFailure.NotFound("Session token");
        return EmulatorResponse.Ok(BillingOSEmulator.Stamp(new JsonObject { ["message"] = "Session token revoked" }, request));
    }
}
