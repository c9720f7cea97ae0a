using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>A value in the path or the query.</summary>
public sealed class ApiParameter
{
    public ApiParameter(ApiDocument document, JsonObject json)
    {
        Name = (string)json["name"]!;
        IsInPath = (string)json["in"]! == "path";
        IsRequired = (bool?)json["required"] == true;
        Schema = ApiSchema.Inline(document, json["schema"]!.AsObject());
    }

    public string Name { get; }

    public bool IsInPath { get; }

    public bool IsRequired { get; }

    public ApiSchema Schema { get; }
}
