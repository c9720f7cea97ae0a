using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Documents;

/// <summary>A schema below the components.</summary>
/// <param name="Where">Its name for people: <c>Customer.email</c>, <c>Customer.tags[]</c>, <c>Customers_List(limit)</c>.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Owner">The parameter or property that it belongs to: holds the description and the extensions.</param>
internal sealed record SchemaPlace(string Where, JObject Schema, JObject Owner)
{
    public string? Kind => Schema["type"] is JValue value ? (string?)value : null;

    /// <summary>An extension of the schema, or else of what it belongs to.</summary>
    public JToken? Extension(string name) => Schema[name] ?? Owner[name];
}
