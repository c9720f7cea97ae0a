using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Importing;

/// <summary>The outcome of an import of small documents; single quotes stand for double ones.</summary>
internal sealed class Imported
{
    private Imported(byte[] text, Findings findings)
    {
        Text = Encoding.UTF8.GetString(text);
        Root = JsonNode.Parse(Text)!.AsObject();
        Findings = findings.All;
    }

    public string Text { get; }

    public JsonObject Root { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IEnumerable<string> Names => Root["components"]!["schemas"]!.AsObject().Select(schema => schema.Key);

    /// <summary>Imports a published document into ours.</summary>
    public static Imported Of(string published, string ours = "{ 'openapi': '3.0.3', 'paths': {} }", bool keepMissing = false)
    {
        var (text, findings) = Importer.Run(Parse(published, "published.json"), Parse(ours, "ours.json"), keepMissing);
        return new Imported(text, findings);
    }

    /// <summary>Imports one schema as the body of a new operation, and gives the component that it became.</summary>
    public static JsonObject Schema(string schema, string others = "{}", string version = "3.1.0") => Of(Body(schema, others, version)).Component("CreateThingRequest");

    /// <summary>A document with one operation, createThing, whose body is a schema.</summary>
    public static string Body(string schema, string others = "{}", string version = "3.1.0", string operation = "", string verb = "post") =>
        $$"""
        { 'openapi': '{{version}}', 'paths': { '/things': { '{{verb}}': { 'operationId': 'createThing', 'tags': ['Things'], {{operation}}
          'requestBody': { 'required': true, 'content': { 'application/json': { 'schema': {{schema}} } } }, 'responses': { '204': { 'description': 'Theirs.' } } } } },
          'components': { 'schemas': {{others}} } }
        """;

    public JsonObject Component(string name) => Root["components"]!["schemas"]![name]!.AsObject();

    public JsonObject Operation(string path, string verb) => Root["paths"]![path]![verb]!.AsObject();

    public IEnumerable<string> Said(FindingKind kind) => Findings.Where(finding => finding.Kind == kind).Select(finding => finding.ToString());

    /// <summary>Imports the same document again.</summary>
    public Imported Again(string published) => Of(published, Text);

    private static ApiDocument Parse(string json, string file) => TestDocument.Parse(json.Replace('\'', '"'), file);
}
