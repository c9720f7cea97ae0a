using System.Text.Json.Nodes;
using Billing.Testing.Documents;

namespace Billing.Testing.Models;

/// <summary>Values of another JSON kind than a document says, which servers send and the SDK takes.</summary>
public static class OtherKind
{
    /// <summary>What a server sends, and what is written back; null where nothing else is taken.</summary>
    public static (JsonNode Sent, JsonNode Kept)? Of(ApiSchema schema) => schema switch
    {
        { Constant: not null } or { Name: not null } => null,
        { Type: "number", IsTextOnWire: true } => (JsonNode.Parse("12.50")!, "12.50"),
        { Type: "number" } => ("12.50", JsonNode.Parse("12.50")!),
        { Type: "integer", Format: "int32" } => ("17", 17),
        { Type: "integer" } => (JsonNode.Parse("17.0")!, 17),
        { Type: "boolean" } => ("true", true),
        { Type: "string", Format: null } => (JsonNode.Parse("12.50")!, "12.50"),
        _ => null,
    };
}
