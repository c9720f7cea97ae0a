namespace Billing.Emulator;

/// <summary>The forms of ids that requests bring along.</summary>
internal static class PaygenticIds
{
    internal const string Organization = "^org_[a-zA-Z0-9]+$";
    internal const string External = "^[a-zA-Z0-9_-]+$";
}
