using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Tests;

/// <summary>Allocated bytes per call.</summary>
/// <param name="Ours">The SDK's call.</param>
/// <param name="Raw">The same as (a).</param>
internal sealed record Bound(long Ours, long Raw)
{
    [JsonIgnore]
    public double Ratio => (double)Ours / Raw;
}
