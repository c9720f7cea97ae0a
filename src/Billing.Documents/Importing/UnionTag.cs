using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>The member by whose value the forms of a union are told apart, and its values.</summary>
internal static class UnionTag
{
    /// <summary>The name of the member.</summary>
    /// <param name="union">The union.</param>
    /// <returns>The member that the union names, else one that is another constant in each form; null without one.</returns>
    public static string? Of(Schema union)
    {
        if (union.All.First("discriminator").Text("propertyName") is { } named)
        {
            return named;
        }

        if (union.All.First("x-union").Text("property") is { } ours)
        {
            return ours;
        }

        var constants = union.Variants.Select(form => Constants(form.Schema)).ToList();
        return constants.Count < 2 ? null : constants[0].Keys.FirstOrDefault(member =>
            constants.TrueForAll(form => form.ContainsKey(member)) && constants.Select(form => form[member]).Distinct().Count() == constants.Count);
    }

    /// <summary>The value that stands for a form.</summary>
    /// <param name="union">The union.</param>
    /// <param name="form">The form.</param>
    /// <returns>The value; null where nothing tells it.</returns>
    public static string? ValueOf(Schema union, SchemaVariant form)
    {
        if (Of(union) is not { } tag)
        {
            return null;
        }

        var mapping = union.All.First("discriminator").Member("mapping") as JsonObject;
        return mapping?.FirstOrDefault(entry => form.Schema.Name is { } name && (ApiDocument.SchemaName(Schema.Plain(entry.Value)) ?? Schema.Plain(entry.Value)) == name).Key
            ?? Constants(form.Schema).GetValueOrDefault(tag)
            ?? form.Value
            ?? (mapping is null && form.Schema.Properties.ContainsKey(tag) ? form.Schema.Name : null);
    }

    private static Dictionary<string, string> Constants(Schema form) =>
        form.Members().Where(member => member.Value.OnlyText() is not null).ToDictionary(member => member.Key, member => member.Value.OnlyText()!);
}
