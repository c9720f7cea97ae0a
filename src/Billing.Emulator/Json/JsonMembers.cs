using System;
using System.Collections.Generic;
using System.Globalization;

namespace Billing.Emulator;

/// <summary>Typed access to the members of a JSON object: a member of another kind reads as missing.</summary>
internal static class JsonMembers
{
    internal static string? Text(this JsonObject owner, string name) =>
        owner.TryGetValue(name, out object? value) ? value as string : null;

    internal static decimal? Number(this JsonObject owner, string name) =>
        owner.TryGetValue(name, out object? value) ? AsNumber(value) : null;

    internal static bool? Flag(this JsonObject owner, string name) =>
        owner.TryGetValue(name, out object? value) ? value as bool? : null;

    internal static JsonObject? Object(this JsonObject owner, string name) =>
        owner.TryGetValue(name, out object? value) ? value as JsonObject : null;

    internal static IEnumerable<object?>? Items(this JsonObject owner, string name) =>
        owner.TryGetValue(name, out object? value) ? value as IEnumerable<object?> : null;

    internal static DateTimeOffset? Time(this JsonObject owner, string name) => AsTime(owner.Text(name));

    /// <summary>Present, whatever the value; null counts as present.</summary>
    internal static bool Has(this JsonObject owner, string name) => owner.ContainsKey(name);

    internal static bool IsNull(this JsonObject owner, string name) =>
        owner.TryGetValue(name, out object? value) && value == null;

    /// <summary>Sets a member only where there is something to say: an absent member stays absent on the wire.</summary>
    internal static JsonObject With(this JsonObject owner, string name, object? value)
    {
        if (value != null)
            owner[name] = value;
        return owner;
    }

    /// <summary>Takes over the members that a request sent: null clears, absent leaves as is.</summary>
    internal static void Merge(this JsonObject owner, JsonObject change, params string[] names)
    {
        foreach (string name in names)
        {
            if (!change.TryGetValue(name, out object? value))
                continue;
            if (value == null)
                owner.Remove(name);
            else
                owner[name] = value;
        }
    }

    internal static decimal? AsNumber(object? value) => value switch
    {
        int number => number,
        long number => number,
        decimal number => number,
        double number => (decimal)number,
        _ => null,
    };

    internal static DateTimeOffset? AsTime(string? text) =>
        text != null && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
