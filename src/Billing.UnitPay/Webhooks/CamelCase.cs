using System;
using System.Collections.Generic;
using System.Text;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>Keys in camel case, as the vendor's SDK gives those of webhooks.</summary>
internal static class CamelCase
{
    public static WebhookDelivery Apply(WebhookDelivery delivery)
    {
        delivery.Body = Apply(delivery.Body);
        return delivery;
    }

    /// <summary>The key in camel case. Underscores that lead or end it are part of the name.</summary>
    public static string Apply(string key)
    {
        if (key.IndexOf('_') < 0)
        {
            return key;
        }

        var camel = new StringBuilder(key.Length);
        var hasWord = false;
        for (var i = 0; i < key.Length; i++)
        {
            var isBetween = key[i] == '_' && hasWord && i + 1 < key.Length && key[i + 1] != '_';
            hasWord |= key[i] != '_';
            camel.Append(isBetween ? char.ToUpperInvariant(key[++i]) : key[i]);
        }

        return camel.ToString();
    }

    private static Dictionary<string, object?> Apply(Dictionary<string, object?> members)
    {
        var result = new Dictionary<string, object?>(members.Count, StringComparer.Ordinal);
        foreach (var member in members)
        {
            var camel = Apply(member.Key);

            // Where two would get one name, none is lost: one of them keeps its own.
            var isTaken = members.ContainsKey(camel) || result.ContainsKey(camel);
            result[isTaken ? member.Key : camel] = Apply(member.Value);
        }

        return result;
    }

    private static object? Apply(object? value) => value switch
    {
        Dictionary<string, object?> members => Apply(members),
        List<object?> items => items.ConvertAll(Apply),
        _ => value,
    };
}
