using System.Collections.Generic;
using System.Linq;

namespace Billing.Conventions.Tests.Facts;

/// <summary>A difference that is meant, and why.</summary>
/// <param name="Where">The place, or the start of its name.</param>
/// <param name="Reason">Why the document says something else.</param>
/// <param name="Aspects">In what it differs.</param>
internal sealed record AllowedDifference(string Where, string Reason, params Aspect[] Aspects)
{
    private static readonly Dictionary<string, IReadOnlyList<AllowedDifference>> All = new()
    {
        ["paygentic"] =
        [
            new("AdvanceTestClock", "one class with x-one-of reads better than a union of two one-member classes", Aspect.Properties, Aspect.Required, Aspect.Unions),
            new("SalesforceAccount", "a map of anything that always has an id and a name: two members, and the rest in AdditionalProperties", Aspect.Schemas),
            new("BadRequest", "both forms have a message, so the one with errors is tried first", Aspect.Unions),
            new("subscriptions.list(limit)", "digits in a query are a number to C#, and the same text on the wire", Aspect.Types, Aspect.Limits, Aspect.Defaults),
            new("subscriptions.list(offset)", "as limit", Aspect.Types, Aspect.Limits, Aspect.Defaults),
        ],
        ["billingos"] =
        [
            new("", "releases of the server differ in what they send: an absent member is null, not an exception", Aspect.Promised),
            new("usage.track 200", "that a POST answers 201 rests on the default of the server's framework, so 200 is taken too", Aspect.Responses),
            new("customers.bind 200", "as usage.track", Aspect.Responses),
            new("subscriptions.cancel 200", "as usage.track", Aspect.Responses),
            new("subscriptions.reactivate ", "no known server has the route: what its neighbours answer is assumed", Aspect.Responses),
            new("subscriptions.update ", "no known server has the route: what its neighbours answer is assumed", Aspect.Responses),
            new("usage.check(", "an empty id finds nothing", Aspect.Limits),
            new("usage.metrics(customer_id)", "an empty id finds nothing", Aspect.Limits),
        ],
    };

    public static IReadOnlyList<AllowedDifference> Of(string vendor) => All.GetValueOrDefault(vendor) ?? [];

    public bool Covers(Difference difference) => Aspects.Contains(difference.Aspect) && difference.Where.StartsWith(Where, System.StringComparison.Ordinal);
}
