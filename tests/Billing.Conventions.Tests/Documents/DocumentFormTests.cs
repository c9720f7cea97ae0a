using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

public sealed class DocumentFormTests
{
    private static readonly string[] NewerForms =
    [
        "const", "examples", "prefixItems", "unevaluatedProperties", "unevaluatedItems", "patternProperties", "propertyNames", "$defs", "$id", "$schema",
        "if", "then", "else", "dependentRequired", "dependentSchemas", "contains", "contentEncoding", "contentMediaType", "webhooks", "jsonSchemaDialect",
    ];

    private static readonly string[] Extensions =
    [
        "x-sdk",
        "x-function", "x-missing-in-sdk", "x-idempotency", "x-retries", "x-pagination", "x-evidence", "x-evidence-note", "x-rate-limit", "x-one-of", "x-any-of", "x-params", "x-overload", "x-replay",
        "x-resource", "x-direction", "x-origin", "x-page", "x-patch", "x-union", "x-completed", "x-enum-descriptions",
        "x-wire", "x-unit", "x-const", "x-lenient", "x-name", "x-values", "x-multiple-of", "x-exclusive-minimum", "x-exclusive-maximum", "x-deprecatedMessage", "x-wants-description",
    ];

    [Test]
    public void Is_written_with_two_spaces_LF_and_a_final_newline() => EveryDocument((document, failures) =>
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 2 })
        {
            document.Root.WriteTo(writer);
        }

        var expected = $"{text}\n".Split('\n');
        var actual = document.Text.Split('\n');
        var line = Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
            .FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        failures.If(line >= 0, $"{document.Name}: line {line + 1}", $"is '{actual.ElementAtOrDefault(line)}' and not '{expected.ElementAtOrDefault(line)}'");
    });

    [Test]
    public void Is_OpenAPI_3_0_3_with_a_title_servers_and_a_key() => EveryDocument((document, failures) =>
    {
        var root = document.Root;
        failures.If((string?)root["openapi"] != "3.0.3", document.Name, $"openapi is {root["openapi"]}");
        failures.If((string?)root["info"]?["version"] != "1.0.0", document.Name, "info.version is not 1.0.0");
        failures.If(root["info"]?["title"] is null, document.Name, "no title");
        failures.If(root["servers"] is not JArray { Count: > 0 }, document.Name, "no servers");
        var schemes = (root["components"]?["securitySchemes"] as JObject)?.Properties().Select(p => p.Name).ToList() ?? [];
        failures.If(root.SelectTokens("security[*]").OfType<JObject>().SelectMany(s => s.Properties()).All(s => !schemes.Contains(s.Name)), document.Name, "no security");
    });

    /// <summary>Apart from the document, so that neither can lose something unseen.</summary>
    [Test]
    public void Has_its_facts() => EveryDocument((document, failures) =>
    {
        const string Folder = "tests/Billing.Conventions.Tests/Facts";
        var (facts, names, tests) = ($"{Folder}/{document.Name}.json", $"{Folder}/{document.Name}.names.json", $"{Folder}/{document.Root["x-sdk"]?["vendor"]}Tests.cs");
        failures.If(!(RepositoryFolder.Exists(facts) && RepositoryFolder.Exists(names)) && !RepositoryFolder.Exists(tests), document.Name, $"needs {facts} and {names}, or {tests}");
    });

    [Test]
    public void Says_which_client_it_is_for() => EveryDocument((document, failures) =>
    {
        var sdk = document.Root["x-sdk"];
        var vendor = (string?)sdk?["vendor"];
        failures.If(!string.Equals(vendor, document.Name, StringComparison.OrdinalIgnoreCase), document.Name, "x-sdk.vendor");
        failures.If((string?)sdk?["client"] != $"{vendor}Client", document.Name, "x-sdk.client");
        failures.If((string?)sdk?["namespace"] != $"Billing.{vendor}", document.Name, "x-sdk.namespace");
        foreach (var body in sdk?["errorBodies"]?.Values<string>() ?? [])
        {
            failures.If(!document.Schemas.ContainsKey(body!), document.Name, $"x-sdk.errorBodies: no component {body}");
        }
    });

    [Test]
    public void Has_no_form_of_newer_versions() => EveryDocument((document, failures) =>
    {
        foreach (var property in document.Root.Descendants().OfType<JProperty>().Where(p => !IsName(p)))
        {
            var where = $"{document.Name}: {property.Path}";
            failures.If(NewerForms.Contains(property.Name), where, "not in 3.0");
            failures.If(property.Name is "exclusiveMinimum" or "exclusiveMaximum" && property.Value.Type != JTokenType.Boolean, where, "is boolean in 3.0");
            failures.If(property.Name == "type" && property.Value.Type != JTokenType.String, where, "is one name in 3.0");
            failures.If(property.Name == "type" && (string?)property.Value == "null", where, "3.0 says nullable");
        }
    });

    [Test]
    public void Numbers_have_no_exponent() => EveryDocument((document, failures) =>
    {
        foreach (var number in document.Root.Descendants().OfType<JValue>().Where(v => v.Type is JTokenType.Float or JTokenType.Integer))
        {
            var text = number.ToString(Formatting.None);
            failures.If(text.Any(char.IsLetter), $"{document.Name}: {number.Path}", text);
        }
    });

    [Test]
    public void Every_reference_leads_to_a_component() => EveryDocument((document, failures) =>
    {
        foreach (var reference in document.Root.SelectTokens("$..['$ref']"))
        {
            var target = (string)reference!;
            failures.If(
                !target.StartsWith("#/components/schemas/", StringComparison.Ordinal) || !document.Schemas.ContainsKey(target[(target.LastIndexOf('/') + 1)..]),
                $"{document.Name}: {reference.Path}",
                target);
        }
    });

    [Test]
    public void Every_extension_is_known() => EveryDocument((document, failures) =>
    {
        foreach (var property in document.Root.Descendants().OfType<JProperty>().Where(p => p.Name.StartsWith("x-", StringComparison.Ordinal) && !IsName(p)))
        {
            failures.If(!Extensions.Contains(property.Name), $"{document.Name}: {property.Path}", "no such extension");
        }
    });

    /// <summary>The schema library would read such an object as a JSON Schema.</summary>
    [Test]
    public void No_extension_holds_a_member_type_or_properties() => EveryDocument((document, failures) =>
    {
        var extensions = document.Root.Descendants().OfType<JProperty>().Where(p => p.Name.StartsWith("x-", StringComparison.Ordinal));
        foreach (var property in extensions.SelectMany(e => e.Descendants().OfType<JProperty>()).Where(p => p.Name is "type" or "properties"))
        {
            failures.Add($"{document.Name}: {property.Path}", "inside an extension");
        }
    });

    /// <summary>A member of properties or of the components is a name, not a keyword.</summary>
    private static bool IsName(JProperty property) => property.Parent?.Parent is JProperty { Name: "properties" or "schemas" or "responses" or "securitySchemes" or "paths" };
}
