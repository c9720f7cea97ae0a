using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Compares an operation with what it was: its method, what it takes and what it returns.</summary>
/// <param name="schemas">What compares schemas.</param>
/// <param name="types">The named types of both documents.</param>
/// <param name="changes">Where changes go.</param>
internal sealed class OperationComparer(SchemaComparer schemas, TypeNames types, ChangeList changes)
{
    private const Impact Broken = Impact.SourceBreaking | Impact.BinaryBreaking;

    private readonly ParameterComparer _parameters = new(schemas, changes);
    private readonly ResponseComparer _responses = new(schemas, types, changes);

    /// <summary>Compares two operations.</summary>
    /// <param name="old">The operation as it was.</param>
    /// <param name="current">The operation as it is.</param>
    public void Compare(ApiOperation old, ApiOperation current)
    {
        // Neither way: what belongs to the method itself.
        var method = new Where(null, Direction.None, current.Label, current.CSharp);
        if (old.Id != current.Id)
        {
            changes.Add(method, "operation-renamed", old.CSharp == current.CSharp ? Impact.Documentation : Broken, $"renamed {old.CSharp} → {current.CSharp}");
        }

        if (old.Address != current.Address)
        {
            changes.Add(method, "address-changed", Impact.WireBreaking, $"is {current.Verb} {current.Path} now, was {old.Verb} {old.Path}");
        }

        _parameters.Compare(old, current, method);
        Body(old, current, method);
        _responses.Compare(old, current, method);
        MarkComparer.Compare(old, current, method, changes);
        if (old.Json.ContainsKey("security") || current.Json.ContainsKey("security"))
        {
            ClientComparer.Security(Security(old), Security(current), method, changes);
        }

        if (old.Json["servers"] is not null || current.Json["servers"] is not null)
        {
            ClientComparer.Servers(Servers(old), Servers(current), method with { Place = method.Place + " servers" }, changes);
        }
    }

    private static IReadOnlyList<string> Security(ApiOperation operation) =>
        ClientComparer.SecurityOf(operation.Document, operation.Json["security"] ?? operation.Document.Root["security"]);

    private static System.Text.Json.Nodes.JsonArray? Servers(ApiOperation operation) =>
        (operation.Json["servers"] ?? operation.Document.Root["servers"]) as System.Text.Json.Nodes.JsonArray;

    private void Body(ApiOperation old, ApiOperation current, Where method)
    {
        var where = method with { Operation = current.Label, Direction = Direction.Request, Place = method.Place + "(body)", CSharp = method.CSharp + "(request)" };
        if (old.Body is null && current.Body is not null)
        {
            changes.Add(where, "body-added", Broken | (current.IsBodyRequired ? Impact.WireBreaking : Impact.Addition), current.IsBodyRequired ? "takes a body now, and needs it" : "takes a body now");
        }
        else if (old.Body is not null && current.Body is null)
        {
            changes.Add(where, "body-removed", Broken | Impact.Behaviour, "takes no body any more");
        }
        else if (old.Body is not null && current.Body is not null)
        {
            if (old.IsBodyRequired != current.IsBodyRequired)
            {
                changes.Add(where, current.IsBodyRequired ? "body-required" : "body-optional", current.IsBodyRequired ? Impact.SourceBreaking | Impact.WireBreaking : Impact.Addition, current.IsBodyRequired ? "needs its body now" : "its body may be left out now");
            }

            MediaTypes(old.Body, current.Body, where);
            schemas.Compare(old.Body.Schema, current.Body.Schema, where);
        }
    }

    private void MediaTypes(ApiContent old, ApiContent current, Where where)
    {
        foreach (var type in old.Schemas.Keys.Except(current.Schemas.Keys))
        {
            changes.Add(where, "media-type-removed", type == old.MediaType ? Impact.WireBreaking : Impact.Documentation, $"takes {type} no longer");
        }

        foreach (var type in current.Schemas.Keys.Except(old.Schemas.Keys))
        {
            changes.Add(where, "media-type-added", Impact.Addition, $"takes {type}, too");
        }
    }
}
