using System;

namespace Billing.Emulator;

/// <summary>What the three emulated vendors share: check the key, find the route, answer, and put failures into the vendor's own words.</summary>
public abstract class VendorEmulator
{
    private protected VendorEmulator(BillingEmulator owner, string name)
    {
        Owner = owner;
        Name = name;
        Ids = new IdSequence();
    }

    /// <summary>The vendor's name: <c>Paygentic</c>, <c>UnitPay</c> or <c>BillingOS</c>.</summary>
    public string Name { get; }

    internal BillingEmulator Owner { get; }

    internal IdSequence Ids { get; }

    internal RouteTable Routes { get; } = new();

    internal DateTimeOffset Now => Owner.TimeProvider.GetUtcNow();

    internal EmulatorResponse Answer(EmulatorRequest request)
    {
        request.RequestId = RequestIdOf(request);
        EmulatorResponse response;
        try
        {
            if (Owner.Faults.Next() is { } fault)
                throw fault;
            Authenticate(request);
            response = Dispatch(request);
        }
        catch (EmulatorFailure failure)
        {
            response = Refuse(failure, request);
            if (failure.RetryAfter is { } wait)
                response.Headers["Retry-After"] = Wire.Integer((long)Math.Ceiling(wait.TotalSeconds));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A server answers 500 and lives on; the text says where the emulator is wrong.
            response = Refuse(EmulatorFailure.Broken(problem), request);
        }

        response.Headers["x-request-id"] = request.RequestId;
        return response;
    }

    internal abstract EmulatorResponse Refuse(EmulatorFailure failure, EmulatorRequest request);

    private protected abstract void Authenticate(EmulatorRequest request);

    private protected virtual EmulatorResponse Dispatch(EmulatorRequest request) => Routes.Find(request).Answer(request);

    private protected virtual string RequestIdOf(EmulatorRequest request) => Ids.Next("req_", 16);

    /// <summary>The token of an Authorization header; null without one of the Bearer scheme.</summary>
    private protected static string? BearerToken(EmulatorRequest request)
    {
        string? header = request.Header("Authorization");
        return header != null && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header.Substring(7).Trim() : null;
    }
}
