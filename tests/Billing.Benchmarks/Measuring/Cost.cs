namespace Billing.Benchmarks.Measuring;

/// <summary>What one call takes.</summary>
/// <param name="Nanoseconds">Time.</param>
/// <param name="Bytes">Allocated bytes.</param>
internal sealed record Cost(double Nanoseconds, double Bytes);
