using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Compares the parameters of an operation. Those of the path are parameters of the method, all others members of one params class.</summary>
/// <param name="schemas">What compares schemas.</param>
/// <param name="changes">Where changes go.</param>
internal sealed class ParameterComparer(SchemaComparer schemas, ChangeList changes)
{
    private const Impact Broken = Impact.SourceBreaking | Impact.BinaryBreaking;

    /// <summary>Compares the parameters.</summary>
    /// <param name="old">The operation as it was.</param>
    /// <param name="current">The operation as it is.</param>
    /// <param name="method">Where the method stands.</param>
    public void Compare(ApiOperation old, ApiOperation current, Where method)
    {
        Path(old, current, method);
        Class(old, current, method);
        foreach (var parameter in old.QueryParameters.Where(parameter => Find(current, parameter) is null))
        {
            changes.Add(Place(current, parameter), "parameter-removed", Broken | Impact.Behaviour, $"is gone from the {parameter.In}");
        }

        foreach (var parameter in current.QueryParameters.Where(parameter => Find(old, parameter) is null))
        {
            var impact = parameter.IsRequired ? Impact.SourceBreaking | Impact.WireBreaking | Impact.Addition : Impact.Addition;
            changes.Add(Place(current, parameter), "parameter-added", impact,
                $"is new in the {parameter.In}{(parameter.IsRequired ? " and required" : "")} ({CSharpType.Of(parameter.Schema)})");
        }

        foreach (var parameter in old.QueryParameters)
        {
            if (Find(current, parameter) is { } now)
            {
                Pair(parameter, now, Place(current, now));
            }
        }

        RequiredGroups.Compare(Groups(old), Groups(current), method with { Operation = current.Label, Direction = Direction.Request }, changes);
    }

    /// <summary>Where a vendor moves a parameter between query and header, or calls it otherwise, it stays one member.</summary>
    private static ApiParameter? Find(ApiOperation operation, ApiParameter parameter) =>
        operation.QueryParameters.FirstOrDefault(other => other.Name == parameter.Name && other.In == parameter.In)
        ?? operation.QueryParameters.FirstOrDefault(other => other.Name == parameter.Name)
        ?? operation.QueryParameters.FirstOrDefault(other => other.Member == parameter.Member);

    private static Where Place(ApiOperation operation, ApiParameter parameter) =>
        new(operation.Label, Direction.Request, $"{operation.Label}({parameter.Name})", parameter.In == "path" ? operation.CSharp : $"{operation.ParamsClass}.{parameter.Member}");

    private static RequiredGroups Groups(ApiOperation operation)
    {
        var schema = Schema.Of(operation.Document, new JsonObject { ["x-one-of"] = operation.Json["x-one-of"]?.DeepClone(), ["x-any-of"] = operation.Json["x-any-of"]?.DeepClone() }, operation.Pointer);
        return new(SchemaUnion.Groups(schema, exactly: true), SchemaUnion.Groups(schema, exactly: false),
            operation.QueryParameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal), operation.QueryParameters.Where(p => p.IsRequired).Select(p => p.Name).ToHashSet(StringComparer.Ordinal));
    }

    private void Path(ApiOperation old, ApiOperation current, Where method)
    {
        var (before, now) = (old.PathParameters.ToList(), current.PathParameters.ToList());
        if (before.Count != now.Count)
        {
            changes.Add(method, "path-parameters-changed", Impact.Breaking, $"takes ({Names(now)}) of the path now, was ({Names(before)})");
            return;
        }

        if (before.Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(now.Select(p => p.Name).Order(StringComparer.Ordinal)) && Names(before) != Names(now))
        {
            changes.Add(method, "path-parameters-reordered", Broken | Impact.Behaviour, $"takes ({Names(now)}) of the path now, was ({Names(before)}): the same values go elsewhere", isSevere: true);
            return;
        }

        foreach (var (first, second) in before.Zip(now))
        {
            if (first.Name != second.Name)
            {
                changes.Add(Place(current, second), "path-parameter-renamed", Impact.SourceBreaking, $"is called {second.Name} now, was {first.Name}: named arguments break");
            }

            Pair(first, second, Place(current, second));
        }
    }

    private static string Names(IEnumerable<ApiParameter> parameters) => string.Join(", ", parameters.Select(parameter => parameter.Name));

    /// <summary>
    /// The params class stands before the options in the signature, so the first parameter of a query changes that.
    /// A document says with <c>x-overload</c> that the signature without it is kept beside the new one.
    /// </summary>
    private void Class(ApiOperation old, ApiOperation current, Where method)
    {
        var (before, now) = (old.QueryParameters.Any(), current.QueryParameters.Any());
        if (!before && now)
        {
            var isKept = current.Json["x-overload"]?.GetValueKind() == System.Text.Json.JsonValueKind.True && !IsClassRequired(current);
            changes.Add(method, "params-class-added", isKept ? Impact.Addition : Broken | Impact.Addition,
                isKept ? $"takes {current.ParamsClass}, too; the old signature stays as an overload" : $"takes {current.ParamsClass} before the options now");
        }
        else if (before && !now)
        {
            changes.Add(method, "params-class-removed", Broken, $"takes no {old.ParamsClass} any more");
        }
        else if (before && old.ParamsClass != current.ParamsClass)
        {
            changes.Add(method, "params-class-renamed", Broken, $"renamed {old.ParamsClass} → {current.ParamsClass}");
        }
        else if (before && !IsClassRequired(old) && IsClassRequired(current) && !current.QueryParameters.Any(p => p.IsRequired))
        {
            changes.Add(method, "params-class-required", Impact.SourceBreaking, $"needs {current.ParamsClass} now");
        }
    }

    private static bool IsClassRequired(ApiOperation operation) =>
        operation.QueryParameters.Any(p => p.IsRequired) || operation.Json["x-one-of"] is not null || operation.Json["x-any-of"] is not null;

    private void Pair(ApiParameter old, ApiParameter current, Where where)
    {
        if (old.Member != current.Member && current.In != "path")
        {
            changes.Add(where, "member-renamed", Broken, $"is called {current.Member} in C# now, was {old.Member}");
        }

        if (old.Name != current.Name && current.In != "path")
        {
            changes.Add(where, "wire-name-changed", Impact.Behaviour, $"is \"{current.Name}\" on the wire now, was \"{old.Name}\"");
        }

        if (old.In != current.In)
        {
            changes.Add(where, "parameter-moved", Impact.WireBreaking, $"is sent in the {current.In} now, was in the {old.In}");
        }

        var (before, now) = (new Presence(old.Schema, old.IsRequired, false), new Presence(current.Schema, current.IsRequired, false));
        if (old.IsRequired != current.IsRequired)
        {
            var retyped = before.Type != now.Type ? Impact.BinaryBreaking : Impact.None;
            changes.Add(where, current.IsRequired ? "parameter-required" : "parameter-optional",
                retyped | (current.IsRequired ? Impact.SourceBreaking | Impact.WireBreaking : Impact.Addition), current.IsRequired ? "is required now" : "is optional now");
        }

        if (Style(old) != Style(current))
        {
            changes.Add(where, "encoding-changed", Impact.WireBreaking, $"is written as {Style(current)} now, was {Style(old)}");
        }

        var (oldWords, newWords) = (new Keywords([Words(old.Json)]), new Keywords([Words(current.Json)]));
        KeywordComparer.Compare(oldWords, newWords, where, changes);
        schemas.Compare(old.Schema, current.Schema, where);
    }

    private static string Style(ApiParameter parameter)
    {
        if (parameter.Schema.Kind is not (SchemaKind.Array or SchemaKind.Map or SchemaKind.Object))
        {
            return "a plain value";
        }

        var style = parameter.Json.Text("style") ?? (parameter.In is "query" or "cookie" ? "form" : "simple");
        var explode = parameter.Json["explode"]?.GetValueKind() is { } kind ? kind == System.Text.Json.JsonValueKind.True : style == "form";
        return explode ? style + " (exploded)" : style;
    }

    /// <summary>The words and extensions of a parameter stand beside its schema.</summary>
    private static JsonObject Words(JsonObject parameter) =>
        new(parameter.Where(member => member.Key is "description" or "deprecated" || member.Key.StartsWith("x-", StringComparison.Ordinal)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
