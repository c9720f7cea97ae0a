using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Compares two schemas and all that they hold.</summary>
/// <param name="types">The named types of both documents.</param>
/// <param name="changes">Where changes go.</param>
internal sealed class SchemaComparer(TypeNames types, ChangeList changes)
{
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly HashSet<(string?, Direction, string, string)> _passed = [];

    /// <summary>Whether some operation has led to a type.</summary>
    /// <param name="old">The type as it was.</param>
    /// <returns>Whether it was compared.</returns>
    public bool HasCompared(Schema old) => _compared.Contains(old.Pointer);

    /// <summary>Compares two schemas; without one of them, there is nothing to compare.</summary>
    /// <param name="old">The schema as it was.</param>
    /// <param name="current">The schema as it is.</param>
    /// <param name="where">Where they stand.</param>
    public void Compare(Schema? old, Schema? current, Where where)
    {
        if (old is null || current is null)
        {
            return;
        }

        if (types.AreSame(old, current))
        {
            if (old.IsReference && current.IsReference)
            {
                // What stands beside the reference belongs to this place, the rest to the component.
                KeywordComparer.Compare(old.Own, current.Own, where, changes);
                Compare(Schema.Component(old.Document, old.Name!), Schema.Component(current.Document, current.Name!), where);
                return;
            }

            where = where.Type(current.Name!);
        }

        if (!_passed.Add((where.Operation, where.Direction, Key(old), Key(current))))
        {
            return;
        }

        _compared.Add(old.Pointer);
        KeywordComparer.Compare(old.All, current.All, where, changes);
        if (Type(old, current, where))
        {
            Content(old, current, where);
        }
    }

    private static string Key(Schema schema) => schema.Name ?? schema.Pointer;

    /// <summary>Compares the types themselves. False where what they hold cannot be compared.</summary>
    private bool Type(Schema old, Schema current, Where where)
    {
        var isOther = old.Kind != current.Kind
            || (!CSharpType.IsNamed(old) && old.Kind is not (SchemaKind.Array or SchemaKind.Map) && CSharpType.Of(old) != CSharpType.Of(current))
            || (CSharpType.IsNamed(old) && old.Name is not null && current.Name is not null && !types.AreSame(old, current));
        var (oldWire, newWire) = (CSharpType.Wire(old), CSharpType.Wire(current));
        var isTighter = oldWire != newWire && !(oldWire == "integer" && newWire == "number") && newWire != "any";
        isTighter |= current.Kind == SchemaKind.Enum && old.Kind == SchemaKind.String && old.Constant is null;
        isTighter |= current.Constant is not null && old.Constant is null;
        if (isOther)
        {
            var impact = Impact.SourceBreaking | Impact.BinaryBreaking | (where.IsRequest && isTighter ? Impact.WireBreaking : Impact.None);
            changes.Add(where, "type-changed", impact, $"is {Describe(current)} now, was {Describe(old)}");
        }
        else if (oldWire != newWire)
        {
            changes.Add(where, "wire-changed", where.IsRequest ? Impact.WireBreaking : Impact.Behaviour, $"is a JSON {newWire} now, was a {oldWire}");
        }

        if (old.Constant != current.Constant && !isOther)
        {
            Constant(old, current, where);
        }

        return old.Kind == current.Kind;
    }

    private void Constant(Schema old, Schema current, Where where)
    {
        var (rule, message, isTighter) = (old.Constant, current.Constant) switch
        {
            (null, { } now) => ("constant-added", $"is always \"{now}\" now", true),
            ({ } before, null) => ("constant-removed", $"is no longer always \"{before}\"", false),
            var (before, now) => ("constant-changed", $"is always \"{now}\" now, was \"{before}\"", true),
        };
        changes.Add(where, rule, where.IsRequest ? (isTighter ? Impact.WireBreaking : Impact.Addition) : Impact.Behaviour, message);
    }

    private static string Describe(Schema schema)
    {
        var type = CSharpType.Of(schema);
        return schema.All.Text("x-wire") is { } wire ? $"{type} (a {wire} in JSON)" : type;
    }

    private void Content(Schema old, Schema current, Where where)
    {
        switch (old.Kind)
        {
            case SchemaKind.Object:
                new MemberComparer(this, changes).Compare(old, current, where);
                break;
            case SchemaKind.Enum:
                EnumComparer.Compare(old, current, where, changes);
                break;
            case SchemaKind.Union:
                new UnionComparer(this, types, changes).Compare(old, current, where);
                break;
            case SchemaKind.Array:
                Inside(old.Items, current.Items, where.Inside("[]"));
                break;
            case SchemaKind.Map:
                Inside(old.AdditionalProperties, current.AdditionalProperties, where.Inside("{}"));
                break;
            case SchemaKind.String or SchemaKind.Integer or SchemaKind.Number when old.Constant is null && current.Constant is null:
                Values(old, current, where);
                break;
        }
    }

    /// <summary>What a list or map holds.</summary>
    private void Inside(Schema? old, Schema? current, Where where)
    {
        if (old is null != current is null)
        {
            var isTighter = where.IsRequest && old is null;
            changes.Add(where, "type-changed", Impact.SourceBreaking | Impact.BinaryBreaking | (isTighter ? Impact.WireBreaking : Impact.None),
                $"is {(current is null ? "object" : CSharpType.Of(current))} now, was {(old is null ? "object" : CSharpType.Of(old))}");
        }
        else if (old is not null && current is not null && old.IsNullable != current.IsNullable)
        {
            var impact = (where.Direction, current.IsNullable) switch
            {
                (Direction.Request, false) => Impact.WireBreaking,
                (Direction.Response, true) => Impact.Behaviour,
                (Direction.None, _) => Impact.Documentation,
                _ => Impact.Addition,
            };
            changes.Add(where, current.IsNullable ? "null-added" : "null-removed", impact, current.IsNullable ? "may be null now" : "is never null now");
        }

        Compare(old, current, where);
    }

    /// <summary>Allowed values of what is no enum in C#, as numbers are.</summary>
    private void Values(Schema old, Schema current, Where where)
    {
        var removed = old.Enum.Count == 0 ? [] : current.Enum.Count == 0 ? [] : old.Enum.Except(current.Enum).ToList();
        var added = old.Enum.Count == 0 || current.Enum.Count == 0 ? [] : current.Enum.Except(old.Enum).ToList();
        foreach (var value in removed)
        {
            changes.Add(where, "value-removed", where.IsRequest ? Impact.WireBreaking : Impact.Documentation, $"takes the value {value} no longer");
        }

        foreach (var value in added)
        {
            changes.Add(where, "value-added", where.IsRequest ? Impact.Addition : Impact.Documentation, $"takes the value {value}, too");
        }

        if (old.Enum.Count == 0 && current.Enum.Count > 0)
        {
            changes.Add(where, "values-added", where.IsRequest ? Impact.WireBreaking : Impact.Documentation, $"takes only {string.Join(", ", current.Enum)} now");
        }
        else if (old.Enum.Count > 0 && current.Enum.Count == 0)
        {
            changes.Add(where, "values-removed", where.IsRequest ? Impact.Addition : Impact.Documentation, $"takes more than {string.Join(", ", old.Enum)} now");
        }
    }
}
