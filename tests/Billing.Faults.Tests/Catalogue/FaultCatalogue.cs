namespace Billing.Faults.Tests.Catalogue;

/// <summary>Everything that servers and networks are known to do to a call.</summary>
public static class FaultCatalogue
{
    /// <summary>All faults.</summary>
    public static FaultCase[] All { get; } = [.. ConnectionFaults.All, .. HeadFaults.All, .. LengthFaults.All, .. BodyFaults.All, .. StatusFaults.All];
}
