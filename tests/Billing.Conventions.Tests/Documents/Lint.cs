using System;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Documents;

/// <summary>Applies a rule to every document and reports every place that breaks it.</summary>
internal static class Lint
{
    public static void EveryDocument(Action<Document, Failures> rule)
    {
        var failures = new Failures();
        foreach (var document in Document.All)
        {
            rule(document, failures);
        }

        failures.AssertNone();
    }

    /// <summary>A rule over operations; null says that it is kept.</summary>
    public static void EveryOperation(Func<Document, DocumentOperation, string?> rule) => EveryDocument((document, failures) =>
    {
        foreach (var operation in document.Operations)
        {
            failures.AddUnlessNull($"{document.Name}: {operation.Id}", rule(document, operation));
        }
    });

    /// <summary>A rule over components.</summary>
    public static void EverySchema(Func<Document, string, JObject, string?> rule) => EveryDocument((document, failures) =>
    {
        foreach (var (name, schema) in document.Schemas)
        {
            failures.AddUnlessNull($"{document.Name}: {name}", rule(document, name, schema));
        }
    });

    /// <summary>A rule over the schemas of parameters, properties, items and map values.</summary>
    public static void EveryPlace(Func<SchemaPlace, string?> rule) => EveryDocument((document, failures) =>
    {
        foreach (var place in document.Places)
        {
            failures.AddUnlessNull($"{document.Name}: {place.Where}", rule(place));
        }
    });

    /// <summary>A wire name as C# writes it: <c>external_id</c> becomes <c>ExternalId</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(Array.ConvertAll(name.Split('_', '-', '.'), part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
