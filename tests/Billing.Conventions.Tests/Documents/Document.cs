using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Documents;

/// <summary>One of the documents in openapi/.</summary>
internal sealed class Document
{
    private const string SchemaPrefix = "#/components/schemas/";
    private static readonly HashSet<string> Verbs = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    private Document(string name)
    {
        Name = name;
        Text = RepositoryFolder.Read($"openapi/{name}.json");
        Root = Parse(Text);
        Schemas = ((JObject)Root["components"]!["schemas"]!).Properties().ToDictionary(p => p.Name, p => (JObject)p.Value);
        Operations = (from path in ((JObject)Root["paths"]!).Properties()
                      from verb in ((JObject)path.Value).Properties()
                      where Verbs.Contains(verb.Name)
                      select new DocumentOperation(path.Name, verb.Name, (JObject)verb.Value)).ToList();
        Places = Operations.SelectMany(o => o.Parameters.Select(p => new SchemaPlace($"{o.Id}({(string?)p["name"]})", (JObject)p["schema"]!, p)))
            .Concat(Schemas.SelectMany(s => Properties(s.Value).Select(p => new SchemaPlace($"{s.Key}.{p.Name}", (JObject)p.Value, (JObject)p.Value))))
            .SelectMany(Nested)
            .ToList();
    }

    public static IReadOnlyList<Document> All { get; } = RepositoryFolder.Files("openapi").Select(path => new Document(Path.GetFileNameWithoutExtension(path))).ToList();

    public string Name { get; }

    public string Text { get; }

    public JObject Root { get; }

    public IReadOnlyDictionary<string, JObject> Schemas { get; }

    public IReadOnlyList<DocumentOperation> Operations { get; }

    /// <summary>Every schema below the components: of parameters, properties, items and map values.</summary>
    public IReadOnlyList<SchemaPlace> Places { get; }

    public static Document Of(string name) => All.Single(document => document.Name == name);

    /// <summary>Reads JSON as it stands: no dates are recognised, decimals keep their digits, and a name may occur once.</summary>
    public static JObject Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error });
    }

    public static IEnumerable<JProperty> Properties(JObject schema) => (schema["properties"] as JObject)?.Properties() ?? [];

    public static bool IsRequired(JObject schema, string property) => schema["required"] is JArray names && names.Values<string>().Contains(property);

    /// <summary>The name of a property in C#.</summary>
    public static string MemberOf(JProperty property) => (string?)property.Value["x-name"] ?? Lint.Pascal(property.Name);

    /// <summary>The component that a schema refers to, directly or in the allOf wrapper; null when it is none.</summary>
    public static string? Reference(JToken? schema)
    {
        var reference = (string?)(schema?["$ref"] ?? schema?["allOf"]?.FirstOrDefault()?["$ref"]);
        return reference?[(reference.LastIndexOf('/') + 1)..];
    }

    /// <summary>The components that a piece of the document refers to, as reference or as variant of a union.</summary>
    public static IEnumerable<string> DirectReferences(JToken json) =>
        json.SelectTokens("$..['$ref']").Values<string>()
            .Where(reference => reference!.StartsWith(SchemaPrefix, System.StringComparison.Ordinal))
            .Select(reference => reference![SchemaPrefix.Length..])
            .Concat(json.SelectTokens("$..['x-union'].variants[*].model").Values<string>().Select(model => model!));

    /// <summary>The components that a piece of the document refers to, and those that they refer to.</summary>
    public HashSet<string> Reachable(IEnumerable<JToken> from)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(from.SelectMany(DirectReferences));
        while (open.TryPop(out var name))
        {
            if (Schemas.TryGetValue(name, out var schema) && found.Add(name))
            {
                foreach (var next in DirectReferences(schema))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    private static IEnumerable<SchemaPlace> Nested(SchemaPlace place)
    {
        yield return place;
        foreach (var (key, mark) in new[] { ("items", "[]"), ("additionalProperties", "{}") })
        {
            if (place.Schema[key] is JObject inner)
            {
                foreach (var nested in Nested(new SchemaPlace(place.Where + mark, inner, place.Owner)))
                {
                    yield return nested;
                }
            }
        }
    }
}
