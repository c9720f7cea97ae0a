using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

/// <summary>Summaries and descriptions become what IntelliSense shows.</summary>
public sealed class ProseTests
{
    private static readonly string[] Texts = ["summary", "description", "x-evidence-note", "x-deprecatedMessage"];

    [Test]
    public void Every_operation_has_a_summary() => EveryOperation((_, operation) => Missing(operation.Json, "summary"));

    [Test]
    public void Every_request_body_and_response_is_described() => EveryOperation((_, operation) =>
        operation.Body is { } body && Missing(body) is not null ? "its request body has no description"
        : operation.Responses.FirstOrDefault(r => Missing((JObject)r.Value) is not null) is { } response ? $"{response.Name} has no description"
        : null);

    [Test]
    public void Every_parameter_is_described() => EveryOperation((_, operation) =>
        operation.Parameters.FirstOrDefault(p => Missing(p) is not null) is { } parameter ? $"{parameter["name"]} has no description" : null);

    [Test]
    public void Every_component_is_described() => EverySchema((_, _, schema) => Missing(schema));

    [Test]
    public void Every_property_is_described() => EverySchema((_, _, schema) =>
        Document.Properties(schema).Where(p => Missing((JObject)p.Value) is not null).Select(p => $"{p.Name} has no description").FirstOrDefault());

    /// <summary>An import leaves this mark beside a stand-in for a sentence; whoever writes the sentence takes the mark away.</summary>
    [Test]
    public void Nothing_waits_for_its_description() => EveryDocument((document, failures) =>
    {
        foreach (var mark in document.Root.SelectTokens("$..['x-wants-description']"))
        {
            failures.Add($"{document.Name}: {mark.Parent!.Parent!.Path}", "an import left it without a sentence of ours (x-wants-description)");
        }
    });

    [Test]
    public void Documents_servers_and_tags_are_described() => EveryDocument((document, failures) =>
    {
        foreach (var json in document.Root.SelectTokens("servers[*]").Concat(document.Root.SelectTokens("tags[*]")).Append(document.Root["info"]!).OfType<JObject>())
        {
            failures.AddUnlessNull($"{document.Name}: {json.Path}", Missing(json));
        }
    });

    [Test]
    public void What_is_deprecated_says_what_to_use() => EveryDocument((document, failures) =>
    {
        foreach (var mark in document.Root.SelectTokens("$..deprecated").Where(d => d.Type == JTokenType.Boolean))
        {
            failures.If(mark.Parent!.Parent!["x-deprecatedMessage"] is null, $"{document.Name}: {mark.Path}", "no x-deprecatedMessage");
        }
    });

    /// <summary>A sentence may also start with a name as it stands on the wire, such as <c>tok_</c>.</summary>
    [Test]
    public void A_text_starts_with_a_capital() => EveryText((text, _) => char.IsUpper(text[0]) || Regex.IsMatch(text, "^[a-z]+(_|[A-Z0-9])") ? null : "starts with no capital");

    [Test]
    public void A_text_ends_with_a_dot() => EveryText((text, _) => text.EndsWith('.') && !text.EndsWith("..", System.StringComparison.Ordinal) ? null : "does not end with one dot");

    /// <summary>It goes into XML documentation as it is.</summary>
    [Test]
    public void A_text_holds_no_angle_brackets() => EveryText((text, _) => text.IndexOfAny(['<', '>']) >= 0 ? "holds < or >" : null);

    [Test]
    public void A_text_is_one_line_without_double_spaces() => EveryText((text, _) => Regex.IsMatch(text, "^ | $|  |[\\x00-\\x1f]") ? "spaces" : null);

    [Test]
    public void A_summary_is_one_sentence() => EveryText((text, name) => name == "summary" && Regex.IsMatch(text, "\\. [A-Z]") ? "more than one sentence" : null);

    private static string? Missing(JObject json, string text = "description") => string.IsNullOrWhiteSpace((string?)json[text]) ? $"has no {text}" : null;

    private static void EveryText(System.Func<string, string, string?> rule) => EveryDocument((document, failures) =>
    {
        foreach (var (where, name, text) in In(document))
        {
            failures.AddUnlessNull($"{document.Name}: {where}", rule(text, name) is { } what ? $"{what}: \"{text}\"" : null);
        }
    });

    private static IEnumerable<(string Where, string Name, string Text)> In(Document document)
    {
        foreach (var property in document.Root.Descendants().OfType<JProperty>())
        {
            if (Texts.Contains(property.Name) && property.Value is JValue { Type: JTokenType.String } value)
            {
                yield return (property.Path, property.Name, (string)value!);
            }
            else if (property.Name == "x-enum-descriptions")
            {
                foreach (var text in property.Value.Values<string>())
                {
                    yield return (property.Path, property.Name, text!);
                }
            }
        }
    }
}
