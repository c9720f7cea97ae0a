using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Documents;

namespace Billing.Testing.Samples;

/// <summary>
/// Makes values of a schema: with every member, or with only what is required. Each turn takes other enum values, forms
/// of unions, groups of alternatives and numbers.
/// </summary>
internal sealed class SampleMaker
{
    private readonly bool _full;
    private readonly int _turn;
    private readonly int _enumTurn;
    private int _count;

    public SampleMaker(bool full, int turn, int enumTurn)
    {
        _full = full;
        _turn = turn;
        _enumTurn = enumTurn;
        _count = turn;
    }

    /// <summary>Makes a value.</summary>
    /// <param name="schema">What it is.</param>
    /// <param name="name">The member or parameter that holds it.</param>
    public JsonNode? Make(ApiSchema schema, string name = "value")
    {
        if (schema.Constant is { } constant)
        {
            return constant;
        }

        if (schema.EnumValues is { Count: > 0 } values)
        {
            return values[_enumTurn % values.Count];
        }

        return schema.Union is { } union ? Variant(union.Variants[_turn % union.Variants.Count], name) : Plain(schema, name);
    }

    /// <summary>The names among alternatives that a request leaves out, and those that it must have.</summary>
    public (HashSet<string> Excluded, HashSet<string> Needed) Choose(IReadOnlyList<IReadOnlyList<string>> oneOf, IReadOnlyList<IReadOnlyList<string>> anyOf)
    {
        var needed = new HashSet<string>();
        var excluded = new HashSet<string>();
        if (oneOf.Count > 0)
        {
            needed.UnionWith(oneOf[_turn % oneOf.Count]);
            excluded.UnionWith(oneOf.SelectMany(group => group).Except(needed));
        }

        if (anyOf.Count > 0)
        {
            needed.UnionWith(anyOf[_turn % anyOf.Count]);
        }

        return (excluded, needed);
    }

    private JsonNode? Variant(ApiVariant variant, string name) => variant switch
    {
        { Model: { } model } => Make(model, name),
        { Map: not null } => new JsonObject { ["DE"] = Values.Decimal(_count++), ["ü \"x\""] = Values.Decimal(_count++) },
        { Kind: "number" } => Values.Decimal(_count++),
        { Kind: "boolean" } => _turn % 2 == 0,
        _ => Values.Text(name),
    };

    private JsonNode? Plain(ApiSchema schema, string name) => schema.Type switch
    {
        "object" when schema.Properties.Count > 0 => Object(schema),
        "object" => Map(schema, name),
        "array" => new JsonArray(Item(schema, schema.Items!, name), Item(schema, schema.Items!, name)),
        // What has a lower bound may be checked before sending.
        "number" when schema.Minimum is { } minimum && !schema.IsTextOnWire => minimum + 0.50m,
        "number" => schema.IsTextOnWire ? Values.DecimalText(_count++) : Values.Decimal(_count++),
        "integer" when schema.Minimum is > 0 => (int)schema.Minimum,
        "integer" => schema.Format == "int64" ? Values.Int64(_count++) : Values.Int32(_count++),
        "boolean" => _count++ % 2 == 0,
        "string" => schema.Format == "date-time" ? Values.Date(_count++) : Values.Text(name),
        _ => Values.Anything(_count++),
    };

    private JsonObject Object(ApiSchema schema)
    {
        var (excluded, needed) = Choose(schema.OneOf, schema.AnyOf);
        var json = new JsonObject();
        foreach (var property in schema.Properties.Where(property => !excluded.Contains(property.Name)))
        {
            if (_full || needed.Contains(property.Name) || property.IsPrefilled || (property.IsRequired && !property.Schema.IsNullable))
            {
                json[property.Name] = Make(property.Schema, property.Name);
            }
            else
            {
                property.WriteMissing(json);
            }
        }

        return json;
    }

    private JsonObject Map(ApiSchema schema, string name)
    {
        if (schema.MapValues is not { } values || values is { Type: null, Name: null })
        {
            return Values.FreeForm();
        }

        return new JsonObject { ["first"] = Item(schema, values, name), ["ü \"second\""] = Item(schema, values, name) };
    }

    /// <summary>An item of a list or map, on which the mark for text may stand as a whole.</summary>
    private JsonNode? Item(ApiSchema owner, ApiSchema item, string name) => owner.IsTextOnWire ? Values.DecimalText(_count++) : Make(item, name);
}
