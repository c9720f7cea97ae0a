using System.Collections.Generic;

namespace Billing.Benchmarks.Workloads;

internal static class AllWorkloads
{
    /// <summary>W1 to W4 of the three vendors.</summary>
    public static IReadOnlyList<Workload> Calls() => [.. PaygenticWorkloads.All, .. UnitPayWorkloads.All, .. BillingOSWorkloads.All];

    /// <summary>The calls, and what is more than a call.</summary>
    public static IReadOnlyList<Workload> Make() => [.. Calls(), .. PagingWorkloads.All, .. WebhookWorkloads.All];
}
