using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Gives members a name of their own where that of the wire makes none in C#, or one that is taken.</summary>
internal static class MemberNames
{
    /// <summary>Sees to it that the members of an object differ from each other and from their type.</summary>
    /// <param name="type">The component's name.</param>
    /// <param name="properties">Its members.</param>
    public static void MakeDifferent(string type, JsonObject properties)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { type };
        taken.UnionWith(properties.Select(member => (string?)member.Value!["x-name"]).OfType<string>());
        foreach (var (member, json) in properties.Where(member => !((JsonObject)member.Value!).ContainsKey("x-name")))
        {
            var plain = CSharpName.IsPossible(member) ? CSharpName.Of(member) : Words.Pascal(member);
            var name = plain.Length == 0 ? "Value" : plain;
            while (!taken.Add(name))
            {
                name += "Value";
            }

            if (name != CSharpName.Of(member))
            {
                json!["x-name"] = name;
            }
        }
    }
}
