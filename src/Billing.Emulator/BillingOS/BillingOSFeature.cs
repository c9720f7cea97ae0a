namespace Billing.Emulator;

/// <summary>What a grant gives: a switch, a quota of usage, or a number.</summary>
internal sealed class BillingOSFeature
{
    internal const string Flag = "boolean_flag";
    internal const string Quota = "usage_quota";
    internal const string Number = "numeric_limit";

    internal BillingOSFeature(string key, string type, decimal? limit)
    {
        Key = key;
        Type = type;
        Limit = limit;
    }

    internal string Key { get; }

    internal string Type { get; }

    /// <summary>Units per period of a quota, or the value of a number; null for a switch and for a quota without a limit.</summary>
    internal decimal? Limit { get; }
}
