using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>One of the documents in openapi/, read with another parser than the SDK's own.</summary>
public sealed class ApiDocument
{
    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    private readonly JsonObject _root;

    private ApiDocument(string json)
    {
        _root = JsonNode.Parse(json)!.AsObject();
        Schemas = _root["components"]!["schemas"]!.AsObject().Select(schema => ApiSchema.Of(this, schema.Key)).ToList();
        Operations = (from path in _root["paths"]!.AsObject()
                      from verb in path.Value!.AsObject()
                      where Verbs.Contains(verb.Key)
                      select new ApiOperation(this, path.Key, verb.Key, verb.Value!.AsObject())).ToList();
    }

    /// <summary>The components, enums included.</summary>
    public IReadOnlyList<ApiSchema> Schemas { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The URL of the server with the index 0.</summary>
    public string ServerUrl => (string)_root["servers"]![0]!["url"]!;

    /// <summary>The component of the error body that the operations share.</summary>
    public string ErrorBody => (string)_root["x-sdk"]!["errorBodies"]![0]!;

    public static ApiDocument Load(string name) => new(File.ReadAllText(Path.Combine(FindRepository(), "openapi", name + ".json")));

    /// <summary>The header that carries a key, as the security scheme says.</summary>
    public (string Name, string Value) KeyHeader(string key)
    {
        var scheme = _root["components"]!["securitySchemes"]!.AsObject().Single().Value!;
        return (string)scheme["type"]! == "apiKey" ? ((string)scheme["name"]!, key) : ("Authorization", "Bearer " + key);
    }

    internal JsonObject Component(string name) => _root["components"]!["schemas"]![name]!.AsObject();

    internal static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Billing.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run below the repository's root.");
    }
}
