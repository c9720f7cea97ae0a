using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>A parameter of an operation.</summary>
/// <param name="Json">The parameter.</param>
/// <param name="Schema">What it takes.</param>
internal sealed record ApiParameter(JsonObject Json, Schema Schema)
{
    /// <summary>The name on the wire.</summary>
    public string Name => Schema.Plain(Json["name"]);

    /// <summary>Where it is sent: path, query, header or cookie.</summary>
    public string In => Schema.Plain(Json["in"]);

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired => In == "path" || Json["required"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>The name in C#.</summary>
    public string Member => Json.Text("x-name") ?? Schema.All.Text("x-name") ?? CSharpName.Of(Name);
}
