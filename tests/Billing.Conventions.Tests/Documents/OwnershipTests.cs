using System.Collections.Generic;
using System.Linq;
using Billing.Conventions.Tests.Facts;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

/// <summary>Which folder a component belongs to, and which way it travels: both follow from the operations that reach it.</summary>
public sealed class OwnershipTests
{
    private const string Shared = "Shared";

    [Test]
    public void Every_component_is_used() => EveryDocument((document, failures) =>
    {
        var used = Uses(document).ToLookup(u => u.Schema);
        foreach (var name in document.Schemas.Keys.Where(name => !used.Contains(name)))
        {
            failures.Add($"{document.Name}: {name}", "no operation uses it");
        }
    });

    [Test]
    public void The_direction_follows_from_the_operations() => EveryDocument((document, failures) =>
    {
        foreach (var component in Uses(document).GroupBy(u => u.Schema))
        {
            var directions = component.Select(u => u.Direction).Distinct().ToList();
            var expected = directions.Count == 2 ? "both" : directions[0];
            var actual = (string?)document.Schemas[component.Key]["x-direction"];
            failures.If(actual != expected, $"{document.Name}: {component.Key}", $"x-direction is {actual} and not {expected}");
        }
    });

    [Test]
    public void The_resource_follows_from_the_operations() => EveryDocument((document, failures) =>
    {
        foreach (var component in Uses(document).GroupBy(u => u.Schema))
        {
            var resources = component.Select(u => u.Resource).Distinct().ToList();
            var expected = resources.Count == 1 ? resources[0] : Shared;
            var actual = (string?)document.Schemas[component.Key]["x-resource"];
            failures.If(actual != expected, $"{document.Name}: {component.Key}", $"x-resource is {actual} and not {expected} (used by {string.Join(", ", resources)})");
        }
    });

    /// <summary>Later imports keep the names of schemas that the vendor leaves nameless by where they came from.</summary>
    [TestCaseSource(typeof(FactTable), nameof(FactTable.Vendors))]
    public void A_schema_that_the_vendor_leaves_nameless_says_where_it_came_from(string name)
    {
        var document = Document.Of(name);
        var facts = FactTable.Of(name);
        var failures = new Failures();
        foreach (var component in facts.Schemas.Where(s => facts.ComponentOf(s.Key) is not null).GroupBy(s => facts.ComponentOf(s.Key)!))
        {
            var isNameless = component.All(s => (bool?)s.Value["anonymous"] == true);
            var isSilent = document.Schemas[component.Key]["x-origin"] is null;
            failures.If(isNameless && isSilent, $"{name}: {component.Key}", $"no x-origin (facts: {string.Join(", ", component.Select(s => s.Key))})");
        }

        failures.AssertNone();
    }

    [Test]
    public void Origins_are_said_once() => EveryDocument((document, failures) =>
    {
        var origins = document.Schemas.Where(s => s.Value["x-origin"] is not null).GroupBy(s => (string?)s.Value["x-origin"]);
        foreach (var origin in origins.Where(g => string.IsNullOrWhiteSpace(g.Key) || g.Count() > 1))
        {
            failures.Add($"{document.Name}: {string.Join(", ", origin.Select(s => s.Key))}", $"x-origin '{origin.Key}'");
        }
    });

    private static IEnumerable<(string Schema, string Direction, string Resource)> Uses(Document document) =>
        from operation in document.Operations
        from part in new (IEnumerable<JToken> Json, string Direction, string Resource)[]
        {
            (operation.Parameters.Append(operation.Body ?? []), "request", operation.Folder),
            (operation.Successes, "response", operation.Folder),
            (operation.Errors, "response", Shared),
        }
        from schema in document.Reachable(part.Json)
        select (schema, part.Direction, part.Resource);
}
