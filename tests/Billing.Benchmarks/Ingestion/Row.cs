using System;

namespace Billing.Benchmarks.Ingestion;

/// <summary>A line of the table.</summary>
/// <param name="Name">What was done.</param>
/// <param name="PerSecond">How often a second, in the best round.</param>
/// <param name="TimesLimit">The time it took, as a multiple of what no library can be faster than; null for that itself, or when there is none.</param>
/// <param name="MedianTimes">The same of the medians, which hold on a busy machine, too.</param>
/// <param name="Median">Of the durations, in microseconds; null when single ones were not measured.</param>
/// <param name="Percentile99">The same.</param>
/// <param name="Goal">What is to be reached.</param>
internal sealed record Row(string Name, double PerSecond, double? TimesLimit = null, double? MedianTimes = null, double? Median = null, double? Percentile99 = null, string Goal = "")
{
    public override string ToString() => FormattableString.Invariant($"| {Name} | {PerSecond:N0} | {TimesLimit:0.00} | {MedianTimes:0.00} | {Median:0.0} | {Percentile99:0.0} | {Goal} |");
}
