using Billing.Benchmarks.Workloads;

namespace Billing.Benchmarks.Measuring;

/// <summary>What the three ways take for the same work, measured in one run.</summary>
internal sealed record Comparison(Workload Workload, Cost Ours, Cost Raw, Cost? Stock);
