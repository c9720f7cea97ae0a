using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Writes schemas as they stand at a place: primitives, lists and maps inline, everything else as a reference to a component.</summary>
internal sealed class SchemaWriter
{
    private static readonly string[] Counts = ["minItems", "maxItems"];
    private static readonly string[] TextRules = ["pattern", "minLength", "maxLength"];

    private readonly Import _import;

    /// <summary>Makes the writer.</summary>
    /// <param name="import">The import.</param>
    public SchemaWriter(Import import)
    {
        _import = import;
        Components = new ComponentWriter(import, this);
    }

    /// <summary>The components.</summary>
    public ComponentWriter Components { get; }

    /// <summary>Writes the schema of a place.</summary>
    /// <param name="theirs">The schema in the published document.</param>
    /// <param name="ours">What ours has there; null when it has nothing.</param>
    /// <param name="place">The place.</param>
    /// <returns>The schema in our form.</returns>
    public JsonObject Write(Schema theirs, Schema? ours, Place place)
    {
        var before = ours is null ? null : JsonPointer.Find(_import.Current.Root, ours.Pointer) as JsonObject;
        if (ours is not null && KnowsMore(ours, theirs, place))
        {
            return (JsonObject)before!.DeepClone();
        }

        var structure = Structure(theirs, ours, place);
        var isSame = ours is null || IsSameKind(theirs, ours);
        if (!isSame)
        {
            _import.Findings.Published(FindingKind.Changed, theirs.Pointer, $"is {theirs.Kind} and was {ours!.Kind} at {ours.Pointer}");
        }

        if (theirs.IsNullable)
        {
            structure["nullable"] = true;
        }

        if (theirs.Own.Is("deprecated"))
        {
            structure["deprecated"] = true;
        }

        Default(theirs, structure);
        return OurForm.Merge(before, structure, isSame);
    }

    /// <summary>Whether ours says what the published document leaves open: members of free-form JSON, or the number in a text of a query, where all is text.</summary>
    private static bool KnowsMore(Schema ours, Schema theirs, Place place) =>
        (theirs.Kind == SchemaKind.Any && theirs.OnlyText() is null)
        || (theirs.Kind == SchemaKind.Map && theirs.AdditionalProperties is null && ours.Kind is SchemaKind.Object or SchemaKind.Map)
        || (place.IsParameter && theirs.Kind == SchemaKind.String && ours.Kind is SchemaKind.Integer or SchemaKind.Number);

    private JsonObject Structure(Schema theirs, Schema? ours, Place place)
    {
        if (theirs.OnlyText() is { } text)
        {
            return new JsonObject { ["type"] = "string", ["x-const"] = text };
        }

        if (theirs.IsComponent())
        {
            var name = _import.Names.Of(theirs, ours, place.Name);
            Components.Write(name, place.Origin);
            return OurForm.ReferenceTo(name);
        }

        switch (theirs.Kind)
        {
            case SchemaKind.Array:
                return List(theirs, ours, place);
            case SchemaKind.Map or SchemaKind.Object:
                return Map(theirs, ours, place);
            case SchemaKind.String or SchemaKind.Enum:
                return Text(theirs, ours, place);
            case SchemaKind.Boolean:
                return new JsonObject { ["type"] = "boolean" };
            case SchemaKind.Integer or SchemaKind.Number:
                return NumberForm.Write(theirs, ours, place, _import.Findings);
            default:
                _import.Findings.Published(FindingKind.Undecided, theirs.Pointer, "says no type: taken as free-form JSON with members");
                return FreeForm();
        }
    }

    private JsonObject List(Schema theirs, Schema? ours, Place place)
    {
        var list = new JsonObject { ["type"] = "array" };
        if (theirs.Items is not { } items || items.Kind == SchemaKind.Array)
        {
            _import.Findings.Published(FindingKind.Undecided, theirs.Pointer, theirs.Items is null ? "is a list that says nothing of its items: taken as free-form JSON" : "is a list of lists, which our documents have no form for: its items are taken as free-form JSON");
            list["items"] = ours is not null && JsonPointer.Find(_import.Current.Root, JsonPointer.Append(ours.Pointer, "items")) is { } before ? before.DeepClone() : new JsonObject();
        }
        else
        {
            list["items"] = Write(items, ours?.Items, place.Items);
        }

        Copy(theirs, list, Counts);
        return list;
    }

    private JsonObject Map(Schema theirs, Schema? ours, Place place)
    {
        if (theirs.AdditionalProperties is not { } values || values.Kind == SchemaKind.Any)
        {
            return FreeForm();
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = Write(values, ours?.AdditionalProperties, place.Values) };
    }

    private JsonObject Text(Schema theirs, Schema? ours, Place place)
    {
        if (NumberForm.IsText(theirs, ours))
        {
            return NumberForm.WriteText(theirs, ours, place, _import.Findings);
        }

        var text = new JsonObject { ["type"] = "string" };
        if (theirs.Format == "date-time")
        {
            text["format"] = "date-time";
        }
        else if (ours is null && Amounts.SoundsLikeOne(place.Member) && theirs.All.First("pattern") is null)
        {
            _import.Findings.Published(FindingKind.Undecided, theirs.Pointer, $"\"{place.Member}\" sounds like an amount and is a text: taken as text; if it holds a number, say x-wire and x-unit");
        }

        Copy(theirs, text, TextRules);
        return text;
    }

    private static JsonObject FreeForm() => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["nullable"] = true } };

    private static void Default(Schema theirs, JsonObject structure)
    {
        if (theirs.All.First("default") is not { } value || structure.ContainsKey("x-const") || value is JsonObject)
        {
            return;
        }

        structure["default"] = OurForm.Number(value) ?? value.DeepClone();
    }

    private static void Copy(Schema theirs, JsonObject to, string[] keywords)
    {
        foreach (var keyword in keywords)
        {
            if (theirs.All.First(keyword) is { } value)
            {
                to[keyword] = OurForm.Number(value) ?? value.DeepClone();
            }
        }
    }

    /// <summary>A number as text and a constant are texts on the wire; a whole number is a number.</summary>
    private static bool IsSameKind(Schema theirs, Schema ours) => Wire(theirs) == Wire(ours);

    private static string Wire(Schema schema) =>
        (schema.Kind == SchemaKind.Number && schema.All.Text("x-wire") == "string") || schema.OnlyText() is not null ? nameof(SchemaKind.String) : schema.Kind switch
        {
            SchemaKind.Integer => nameof(SchemaKind.Number),
            SchemaKind.Enum when schema.Types.IsSubsetOf(["string"]) => nameof(SchemaKind.String),
            SchemaKind.Object or SchemaKind.Union or SchemaKind.Map => nameof(SchemaKind.Object),
            var kind => kind.ToString(),
        };
}
