using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Billing.Benchmarks.Workloads;

namespace Billing.Benchmarks.Tests;

public sealed class AllocationTests
{
    private static readonly IReadOnlyDictionary<string, Bound> Allowed = Bounds.Read();
    private static readonly Dictionary<string, Bound> Found = [];

    private static IEnumerable<TestCaseData> Calls => AllWorkloads.Calls().Select(workload => new TestCaseData(workload).SetArgDisplayNames(workload.ToString()));

    [OneTimeTearDown]
    public void WriteBounds()
    {
        if (Bounds.AreWritten)
        {
            Bounds.Write(Found);
        }
    }

    /// <summary>Both the bytes and their ratio to (a) in this very process, as another runtime changes both ways alike.</summary>
    [TestCaseSource(nameof(Calls))]
    public void A_call_allocates_no_more_than_was_written_down(object work)
    {
        var workload = (Workload)work;
        var found = Found[workload.ToString()] = new Bound(Allocation.PerCall(workload.InMemory(workload.Ours)), Allocation.PerCall(workload.InMemory(workload.Raw)));
        if (Bounds.AreWritten)
        {
            return;
        }

        Assert.That(Allowed.Keys, Does.Contain(workload.ToString()), "A workload without a bound: run scripts/bench --bounds.");
        var allowed = Allowed[workload.ToString()];
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{workload} allocates {found.Ours} bytes, {found.Ours - allowed.Ours} more than the {allowed.Ours} written down, and {found.Ratio:F2} times as many as (a) instead of {allowed.Ratio:F2} times. Take them out again, or say in the commit why they are worth it and run scripts/bench --bounds.");
        Assert.That(found.Ours, Is.LessThanOrEqualTo((long)(allowed.Ours * Bounds.Tolerance)), message);
        Assert.That(found.Ratio, Is.LessThanOrEqualTo(allowed.Ratio * Bounds.Tolerance), message);
    }

    [Test]
    public void Every_bound_belongs_to_a_workload() =>
        Assert.That(Allowed.Keys, Is.EquivalentTo(AllWorkloads.Calls().Select(workload => workload.ToString())));
}
