using System;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares what keywords say of a schema: limits, defaults, units, words.</summary>
internal static class KeywordComparer
{
    private static readonly (string Keyword, string Words)[] Least =
        [("minLength", "the least length"), ("minItems", "the least number of items"), ("minProperties", "the least number of members")];

    private static readonly (string Keyword, string Words)[] Most =
        [("maxLength", "the greatest length"), ("maxItems", "the greatest number of items"), ("maxProperties", "the greatest number of members")];

    /// <summary>Compares two schemas.</summary>
    /// <param name="old">The schema as it was.</param>
    /// <param name="current">The schema as it is.</param>
    /// <param name="where">Where they stand.</param>
    /// <param name="changes">Where changes go.</param>
    public static void Compare(Keywords old, Keywords current, Where where, ChangeList changes)
    {
        Words(old, current, where, changes);
        Default(old.First("default"), current.First("default"), where, changes);
        Unit(old.Text("x-unit"), current.Text("x-unit"), where, changes);
        Bound("the least value", old.Minimum, current.Minimum, isLeast: true, where, changes);
        Bound("the greatest value", old.Maximum, current.Maximum, isLeast: false, where, changes);
        foreach (var (keyword, words) in Least)
        {
            Bound(words, Limit(old, keyword), Limit(current, keyword), isLeast: true, where, changes);
        }

        foreach (var (keyword, words) in Most)
        {
            Bound(words, Limit(old, keyword), Limit(current, keyword), isLeast: false, where, changes);
        }

        Rule("pattern", "the pattern", old.Text("pattern"), current.Text("pattern"), Impact.WireBreaking, where, changes);
        Rule("step", "the step", Step(old), Step(current), Impact.WireBreaking, where, changes);
        Rule("unique-items", "the rule that items differ", Flag(old.Is("uniqueItems")), Flag(current.Is("uniqueItems")), Impact.WireBreaking, where, changes);
        Rule("format", "the format", Format(old), Format(current), Impact.Behaviour, where, changes);
        if (old.Is("x-lenient") != current.Is("x-lenient"))
        {
            changes.Add(where, "leniency-changed", Impact.Behaviour, current.Is("x-lenient") ? "reads a value of another kind as missing now" : "no longer reads a value of another kind as missing");
        }

        if (old.Is("readOnly") != current.Is("readOnly"))
        {
            changes.Add(where, "read-only-changed", Impact.Behaviour, current.Is("readOnly") ? "is only read now" : "is no longer only read");
        }
    }

    private static void Words(Keywords old, Keywords current, Where where, ChangeList changes)
    {
        if (old.Is("deprecated") != current.Is("deprecated"))
        {
            changes.Add(where, current.Is("deprecated") ? "deprecated" : "undeprecated", current.Is("deprecated") ? Impact.Deprecation : Impact.Documentation, current.Is("deprecated") ? "is deprecated now" : "is no longer deprecated");
        }

        if (old.Text("description") != current.Text("description") || old.Text("x-deprecatedMessage") != current.Text("x-deprecatedMessage"))
        {
            changes.Add(where, "description-changed", Impact.Documentation, "the description changed");
        }
    }

    /// <summary>What is left out is filled in by the server, so a default matters where something is sent.</summary>
    private static void Default(JsonNode? old, JsonNode? current, Where where, ChangeList changes)
    {
        if (!JsonNode.DeepEquals(old, current))
        {
            var (rule, message) = old is null ? ("default-added", $"the default is {Schema.Plain(current)} now, was none")
                : current is null ? ("default-removed", $"has no default any more, was {Schema.Plain(old)}")
                : ("default-changed", $"the default is {Schema.Plain(current)} now, was {Schema.Plain(old)}");
            changes.Add(where, rule, where.IsRequest ? Impact.Behaviour : Impact.Documentation, message);
        }
    }

    /// <summary>Nothing is worse in billing than the same number in another unit.</summary>
    private static void Unit(string? old, string? current, Where where, ChangeList changes)
    {
        if (old is not null && current is not null && old != current)
        {
            changes.Add(where, "unit-changed", Impact.Behaviour, $"is counted in {current} now, was in {old}: the same number means another amount", isSevere: true);
        }
        else if (old != current)
        {
            changes.Add(where, current is null ? "unit-removed" : "unit-added", Impact.Documentation, current is null ? $"the unit {old} is no longer named" : $"the unit is named: {current}");
        }
    }

    private static void Bound(string words, Limit? old, Limit? current, bool isLeast, Where where, ChangeList changes)
    {
        if (old == current)
        {
            return;
        }

        var isTighter = current is { } now && (old is not { } before || now.IsTighterThan(before, isLeast));
        var message = current is null ? $"{words} is no longer limited, was {old}" : $"{words} is {current} now, was {(old is null ? "not limited" : old)}";
        changes.Add(where, isTighter ? "limit-tightened" : "limit-loosened", !where.IsRequest ? Impact.Documentation : isTighter ? Impact.WireBreaking : Impact.Addition, message);
    }

    /// <summary>A rule that is kept or not: any other one may refuse what used to be taken.</summary>
    private static void Rule(string rule, string words, string? old, string? current, Impact impact, Where where, ChangeList changes)
    {
        if (old != current)
        {
            var message = current is null ? $"{words} {old} is gone" : $"{words} is {current} now, was {old ?? "none"}";
            var name = $"{rule}-{(old is null ? "added" : current is null ? "removed" : "changed")}";
            changes.Add(where, name, !where.IsRequest ? Impact.Documentation : current is null ? Impact.Addition : impact, message);
        }
    }

    private static Limit? Limit(Keywords keywords, string keyword) => keywords.Number(keyword) is { } value ? new Limit(value, false) : null;

    private static string? Step(Keywords keywords) => (keywords.Number("multipleOf") ?? keywords.Number("x-multiple-of"))?.ToString(CultureInfo.InvariantCulture);

    private static string? Flag(bool value) => value ? "true" : null;

    /// <summary>Formats that only choose the C# type are compared as types.</summary>
    private static string? Format(Keywords keywords) => keywords.Text("format") is { } format && format is not ("date-time" or "int32" or "int64" or "decimal" or "double" or "float") ? format : null;
}
