using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>An object of the document that holds for a schema.</summary>
/// <param name="Json">The object.</param>
/// <param name="Pointer">Where it stands.</param>
/// <param name="IsShared">Whether it was reached through a reference: it holds for other schemas, too.</param>
internal sealed record SchemaPart(JsonObject Json, string Pointer, bool IsShared);
