using System;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Billing.Documents;

/// <summary>Writes numbers: decimals exact, whole numbers with their size, limits as OpenAPI 3.0 has them.</summary>
internal static class NumberForm
{
    private static readonly string[] Limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "x-exclusive-minimum", "x-exclusive-maximum", "x-multiple-of"];

    /// <summary>Whether a text holds a number: ours says so, or its format or pattern does.</summary>
    /// <param name="theirs">The text.</param>
    /// <param name="ours">What ours has there.</param>
    /// <returns>Whether it is a decimal in C#.</returns>
    public static bool IsText(Schema theirs, Schema? ours) =>
        ours is not null ? ours.All.Text("x-wire") == "string" && ours.Kind == SchemaKind.Number
        : theirs.Kind == SchemaKind.String && (theirs.Format is "decimal" or "number" || (theirs.All.Text("pattern") is { } pattern && TakesOnlyNumbers(pattern)));

    /// <summary>Writes a number that travels as text.</summary>
    /// <param name="theirs">The text.</param>
    /// <param name="ours">What ours has there.</param>
    /// <param name="place">The place.</param>
    /// <param name="findings">Where an amount without a unit is told.</param>
    /// <returns>The schema.</returns>
    public static JsonObject WriteText(Schema theirs, Schema? ours, Place place, Findings findings)
    {
        if (ours is null)
        {
            findings.Published(FindingKind.Undecided, theirs.Pointer, $"\"{place.Member}\" is a number without a unit: say x-unit");
        }

        // A text has no limits in JSON Schema: those are ours.
        var number = new JsonObject { ["type"] = "number", ["format"] = "decimal", ["x-wire"] = "string" };
        foreach (var keyword in Limits)
        {
            if (ours?.All.First(keyword) is { } limit)
            {
                number[keyword] = limit.DeepClone();
            }
        }

        return number;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="theirs">The number.</param>
    /// <param name="ours">What ours has there.</param>
    /// <param name="place">The place.</param>
    /// <param name="findings">Where an amount without a unit is told.</param>
    /// <returns>The schema.</returns>
    public static JsonObject Write(Schema theirs, Schema? ours, Place place, Findings findings)
    {
        var isInteger = theirs.Kind == SchemaKind.Integer;
        var number = new JsonObject { ["type"] = isInteger ? "integer" : "number", ["format"] = isInteger ? Size(theirs, ours) : "decimal" };
        Bound(theirs, number, "minimum", theirs.All.Minimum);
        Bound(theirs, number, "maximum", theirs.All.Maximum);
        if (theirs.All.First("multipleOf") is { } step && OurForm.Number(step) is { } plain)
        {
            number["x-multiple-of"] = plain.ToJsonString();
        }
        else if (theirs.All.First("x-multiple-of") is { } own)
        {
            number["x-multiple-of"] = own.DeepClone();
        }

        if (isInteger && (theirs.All.First("enum") ?? theirs.All.First("x-values")) is JsonArray values)
        {
            number["x-values"] = values.DeepClone();
        }

        if (ours is null && (!isInteger || Amounts.SoundsLikeOne(place.Member)))
        {
            findings.Published(FindingKind.Undecided, theirs.Pointer, $"\"{place.Member}\" is {(isInteger ? "an amount" : "a number")} without a unit: say x-unit");
        }

        return number;
    }

    private static void Bound(Schema theirs, JsonObject number, string keyword, Limit? limit)
    {
        if (limit is not { } bound)
        {
            return;
        }

        // As it is written, where it stands under its own keyword.
        number[keyword] = OurForm.Number(theirs.All.First(keyword)) is { } written && written.GetValue<decimal>() == bound.Value ? written : JsonValue.Create(bound.Value);
        if (bound.IsExclusive)
        {
            var exclusive = keyword == "minimum" ? "Minimum" : "Maximum";
            number["exclusive" + exclusive] = true;
            number["x-exclusive-" + keyword] = true;
        }
    }

    /// <summary>A size that ours chose stays; where nothing bounds a member, it is the larger.</summary>
    private static string Size(Schema theirs, Schema? ours) =>
        ours?.Kind == SchemaKind.Integer && ours.Format is "int32" or "int64" ? ours.Format
        : theirs.Format is "int32" or "int64" ? theirs.Format
        : theirs.All.Maximum is { } maximum && maximum.Value <= int.MaxValue ? "int32"
        : "int64";

    /// <summary>Whether a pattern lets numbers through and nothing else.</summary>
    private static bool TakesOnlyNumbers(string pattern)
    {
        try
        {
            bool Takes(string text) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return Takes("0") && Takes("12.5") && !Takes("") && !Takes("x") && !Takes("1x") && !Takes("x1");
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
