using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Billing.Conventions.Tests.Documents;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Facts;

/// <summary>Compares operations and their parameters, bodies and responses; hands schemas to <see cref="SchemaComparison"/>.</summary>
internal sealed class FactComparison
{
    private readonly Document _document;
    private readonly FactTable _facts;
    private readonly List<Difference> _differences = [];
    private readonly SchemaComparison _schemas;

    private FactComparison(string vendor)
    {
        _document = Document.Of(vendor);
        _facts = FactTable.Of(vendor);
        _schemas = new SchemaComparison(_document, _facts, _differences);
    }

    public static IReadOnlyList<Difference> Of(string vendor)
    {
        var comparison = new FactComparison(vendor);
        comparison.CompareOperations();
        comparison._schemas.Compare();
        return comparison._differences;
    }

    private void CompareOperations()
    {
        var known = new HashSet<string>();
        foreach (var fact in _facts.Operations)
        {
            var (key, id) = (FactTable.KeyOf(fact), _facts.IdOf(fact));
            if (_document.Operations.SingleOrDefault(o => o.Id == id) is { } operation)
            {
                known.Add(id);
                CompareOperation(key, fact, operation);
            }
            else
            {
                Add(Aspect.Operations, key, $"there is no {id}");
            }
        }

        foreach (var operation in _document.Operations.Where(o => !known.Contains(o.Id)))
        {
            Add(Aspect.Operations, operation.Id, "is not in the facts");
        }
    }

    private void CompareOperation(string key, JObject fact, DocumentOperation operation)
    {
        var line = $"{operation.Verb.ToUpperInvariant()} {WithoutNames(operation.Path)}";
        var expected = $"{fact["verb"]} {WithoutNames((string)fact["path"]!)}";
        AddIf(line != expected, Aspect.Operations, key, $"is {line} and not {expected}");
        var (function, ours) = ((string?)fact["function"], (string?)operation.Json["x-function"]);
        AddIf(function is not null && function != ours, Aspect.Functions, key, $"x-function is {ours} and not {function}");
        AddIf(Flag(fact, "missingInSdk") != Flag(operation.Json, "x-missing-in-sdk"), Aspect.Functions, key, $"x-missing-in-sdk is {Flag(operation.Json, "x-missing-in-sdk")}");
        AddIf(Flag(fact, "deprecated") != Flag(operation.Json, "deprecated"), Aspect.Deprecated, key, $"deprecated is {Flag(operation.Json, "deprecated")}");
        AddIf(!Groups(fact["anyOf"]).SequenceEqual(Groups(operation.Json["x-any-of"])) && fact["anyOf"] is not null, Aspect.Required, key, "x-any-of");

        var body = (string?)fact["body"] is { } name ? _facts.ComponentOf(name) : null;
        AddIf(body != operation.BodySchema, Aspect.Bodies, key, $"its body is {operation.BodySchema ?? "none"} and not {body ?? "none"}");
        var isRequired = (bool?)operation.Body?["required"] ?? false;
        AddIf(body is not null && Flag(fact, "bodyRequired") != isRequired, Aspect.Required, key, $"its body is required: {isRequired}");
        CompareResponses(key, fact, operation);
        CompareParameters(key, fact, operation);
    }

    private void CompareResponses(string key, JObject fact, DocumentOperation operation)
    {
        var expected = ((JObject)fact["responses"]!).Properties().ToDictionary(r => r.Name, r => (string?)r.Value is { } name ? _facts.ComponentOf(name) : null);
        var actual = operation.Responses.ToDictionary(r => r.Name, DocumentOperation.ResponseSchema);
        foreach (var status in expected.Keys.Union(actual.Keys))
        {
            var where = $"{key} {status}";
            var (isExpected, isThere) = (expected.TryGetValue(status, out var fromFacts), actual.TryGetValue(status, out var ours));
            AddIf(!isThere, Aspect.Responses, where, "is missing");
            AddIf(!isExpected, Aspect.Responses, where, "is not in the facts");
            AddIf(isExpected && isThere && fromFacts != ours, Aspect.Responses, where, $"is {ours ?? "empty"} and not {fromFacts ?? "empty"}");
        }
    }

    private void CompareParameters(string key, JObject fact, DocumentOperation operation)
    {
        var facts = FactTable.Rows(fact, "parameters").ToLookup(row => (string)row["in"]!);
        var ours = operation.Parameters.ToLookup(p => (string)p["in"]!);

        // The name of a path value is not on the wire, so its place counts.
        AddIf(facts["path"].Count() != ours["path"].Count(), Aspect.Parameters, key, "has another number of path values");
        foreach (var (row, parameter) in facts["path"].Zip(ours["path"]))
        {
            CompareParameter($"{key}({(string?)row["name"]})", row, parameter);
        }

        foreach (var row in facts["query"])
        {
            var parameter = ours["query"].SingleOrDefault(p => JToken.DeepEquals(p["name"], row["name"]));
            AddIf(parameter is null, Aspect.Parameters, $"{key}({(string?)row["name"]})", "is missing");
            if (parameter is not null)
            {
                CompareParameter($"{key}({(string?)row["name"]})", row, parameter);
            }
        }

        foreach (var name in ours["query"].Select(p => (string?)p["name"]).Except(facts["query"].Select(row => (string?)row["name"])))
        {
            Add(Aspect.Parameters, $"{key}({name})", "is not in the facts");
        }

        // The one header of these APIs is the idempotency key, which the runtime sends.
        foreach (var header in facts["header"])
        {
            var mark = operation.Json["x-idempotency"];
            var isNamed = (string?)mark?["kind"] == "header" && (string?)mark?["name"] == (string?)header["name"];
            AddIf(!isNamed, Aspect.Parameters, key, $"x-idempotency does not name the header {header["name"]}");
        }
    }

    private void CompareParameter(string where, JObject row, JObject parameter)
    {
        AddIf(Flag(row, "required") != Flag(parameter, "required"), Aspect.Required, where, $"required is {Flag(parameter, "required")}");
        _schemas.CompareValue(where, row, (JObject)parameter["schema"]!, parameter);
    }

    private static IEnumerable<string> Groups(JToken? groups) => groups?.Select(g => string.Join("+", g.Values<string>())) ?? [];

    private static string WithoutNames(string path) => Regex.Replace(path, "\\{\\w+\\}", "{}");

    private static bool Flag(JObject row, string name) => (bool?)row[name] ?? false;

    private void AddIf(bool differs, Aspect aspect, string where, string what)
    {
        if (differs)
        {
            Add(aspect, where, what);
        }
    }

    private void Add(Aspect aspect, string where, string what) => _differences.Add(new Difference(aspect, where, what));
}
