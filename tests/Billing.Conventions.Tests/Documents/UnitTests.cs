using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

/// <summary>What an amount counts is printed in IntelliSense, so every amount says it.</summary>
public sealed class UnitTests
{
    private static readonly string[] Units = ["major", "minor", "atomic", "credits", "percent", "fraction", "units", "seconds", "minutes", "days", "rate"];

    private static readonly Regex Amount = new(
        "amount|price|cost|quantity|charge|subtotal|balance|percent|profit|revenue|refund|overage|cents|(?<![a-z])due|paid$|tax$|discount|days|minutes|seconds|expiresIn",
        RegexOptions.IgnoreCase);

    /// <summary>How many there are of something, the version of it, and the like.</summary>
    private static readonly Regex Count = new("^(total|totalCount|totalSize)$|count$|version$|status", RegexOptions.IgnoreCase);

    [Test]
    public void Every_number_says_its_unit() => EveryPlace(place => place.Kind == "number" && place.Extension("x-unit") is null ? "a number without x-unit" : null);

    [Test]
    public void Every_integer_that_sounds_like_an_amount_says_its_unit() => EveryPlace(place =>
    {
        var name = place.Where[(place.Where.LastIndexOfAny(['.', '(']) + 1)..].TrimEnd(')', '[', ']', '{', '}');
        return place.Kind == "integer" && Amount.IsMatch(name) && !Count.IsMatch(name) && place.Extension("x-unit") is null ? "an amount without x-unit" : null;
    });

    [Test]
    public void Units_are_known_and_stand_on_numbers() => EveryDocument((document, failures) =>
    {
        foreach (var unit in document.Root.SelectTokens("$..['x-unit']"))
        {
            failures.If(!Units.Contains((string?)unit), $"{document.Name}: {unit.Path}", $"no such unit: {unit}");
        }

        var places = document.Places.Where(p => p.Schema["x-unit"] is not null && !document.Places.Any(q => ReferenceEquals(p.Owner, q.Owner) && q.Kind is "number" or "integer"));
        foreach (var place in places.Where(p => !IsNumeric(p.Schema)))
        {
            failures.Add($"{document.Name}: {place.Where}", $"x-unit on a {place.Kind}");
        }
    });

    private static bool IsNumeric(JObject schema) =>
        (string?)schema["type"] is "number" or "integer"
        || Document.Reference(schema) is not null
        || new[] { "items", "additionalProperties" }.Any(key => schema[key] is JObject inner && IsNumeric(inner));
}
