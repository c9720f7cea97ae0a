using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>Keys in camel case, as the vendor's SDK gives those of webhooks.</summary>
internal static class CamelCase
{
    public static WebhookDelivery Apply(WebhookDelivery delivery)
    {
        Apply(delivery.Body);
        return delivery;
    }

    /// <summary>The key in camel case. Underscores that lead or end it are part of the name.</summary>
    private static string Apply(string key)
    {
        if (!HasUnderscore(key))
        {
            return key;
        }

        var camel = new char[key.Length];
        var length = 0;
        var hasWord = false;
        for (var i = 0; i < key.Length; i++)
        {
            var isBetween = key[i] == '_' && hasWord && i + 1 < key.Length && key[i + 1] != '_';
            hasWord |= key[i] != '_';
            camel[length++] = isBetween ? char.ToUpperInvariant(key[++i]) : key[i];
        }

        return new string(camel, 0, length);
    }

    private static bool HasUnderscore(string key) => key.IndexOf('_') >= 0;

    /// <summary>In place: nobody else has what was just read of a delivery.</summary>
    private static void Apply(Dictionary<string, object?> members)
    {
        var hasUnderscores = false;
        foreach (var member in members)
        {
            Apply(member.Value);
            hasUnderscores |= HasUnderscore(member.Key);
        }

        if (hasUnderscores)
        {
            Rename(members);
        }
    }

    private static void Rename(Dictionary<string, object?> members)
    {
        var arrived = new Dictionary<string, object?>(members, StringComparer.Ordinal);
        members.Clear();
        foreach (var member in arrived)
        {
            var camel = Apply(member.Key);

            // Where two would get one name, none is lost: one of them keeps its own.
            var isTaken = arrived.ContainsKey(camel) || members.ContainsKey(camel);
            members[isTaken ? member.Key : camel] = member.Value;
        }
    }

    private static void Apply(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> members:
                Apply(members);
                break;
            case List<object?> items:
                items.ForEach(Apply);
                break;
        }
    }
}
