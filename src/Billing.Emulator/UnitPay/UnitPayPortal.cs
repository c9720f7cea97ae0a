using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Portal sessions: tokens for browsers, in the form of a JWT. The session's id is only inside the token, as at the vendor.</summary>
internal sealed class UnitPayPortal
{
    private readonly UnitPayEmulator _emulator;
    private readonly Dictionary<string, string> _customerBySession = new(StringComparer.Ordinal);

    internal UnitPayPortal(UnitPayEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/portal-sessions", Create);
        routes.Post("/portal-sessions/revoke", Revoke);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body).RequiredText("customerId").OptionalInteger("ttlSeconds", 60, 86400).Check();
        string customerId = _emulator.Customer(body.Text("customerId")).Text("id")!;
        DateTimeOffset expiresAt = _emulator.Now.AddSeconds((double)(body.Number("ttlSeconds") ?? 3600));
        string jti = _emulator.Ids.NextUuid();
        _customerBySession[jti] = customerId;
        string signed = Wire.Base64Url(new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" }) + "." + Wire.Base64Url(new JsonObject
        {
            ["jti"] = jti,
            ["sub"] = customerId,
            ["iat"] = _emulator.Now.ToUnixTimeSeconds(),
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
        });
        return EmulatorResponse.Created(new JsonObject
        {
            ["token"] = signed + "." + Wire.Base64Url(Wire.Sign(signed)),
            ["expiresAt"] = Wire.Time(expiresAt),
        });
    }

    private EmulatorResponse Revoke(EmulatorRequest request)
    {
        string? jti = request.Body.Text("jti");
        string? customer = request.Body.Text("customerId");
        if (jti == null == (customer == null))
            throw EmulatorFailure.Invalid(new FieldProblem("jti", "or customerId: exactly one of them is needed", "one_of"));
        if (jti != null && !_customerBySession.Remove(jti))
            throw EmulatorFailure.NotFound("Portal session");
        if (customer == null)
            return EmulatorResponse.NoContent();
        string customerId = _emulator.Customer(customer).Text("id")!;
        foreach (string session in _customerBySession.Where(pair => pair.Value == customerId).Select(pair => pair.Key).ToArray())
            _customerBySession.Remove(session);
        return EmulatorResponse.NoContent();
    }
}
