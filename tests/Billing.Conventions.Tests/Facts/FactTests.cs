using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Conventions.Tests.Facts;

/// <summary>The documents hold what is known of the vendors' APIs: nothing is missing, nothing is invented.</summary>
[TestFixtureSource(typeof(FactTable), nameof(FactTable.Vendors))]
public sealed class FactTests(string vendor)
{
    private readonly Lazy<IReadOnlyList<Difference>> _differences = new(() => FactComparison.Of(vendor));

    [Test]
    public void The_document_says_what_the_facts_say([Values] Aspect aspect)
    {
        var failures = new Failures();
        foreach (var difference in _differences.Value.Where(d => d.Aspect == aspect && !AllowedDifference.Of(vendor).Any(allowed => allowed.Covers(d))))
        {
            failures.Add($"{vendor}: {difference.Where}", difference.What);
        }

        failures.AssertNone();
    }

    [Test]
    public void Every_allowed_difference_still_exists()
    {
        var failures = new Failures();
        foreach (var allowed in AllowedDifference.Of(vendor))
        {
            foreach (var aspect in allowed.Aspects.Where(aspect => !_differences.Value.Any(d => d.Aspect == aspect && allowed.Covers(d))))
            {
                failures.Add($"{vendor}: {allowed.Where}", $"does not differ in {aspect} any more");
            }
        }

        failures.AssertNone();
    }
}
