using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Documents;

/// <summary>An operation of a document.</summary>
internal sealed record DocumentOperation(string Path, string Verb, JObject Json)
{
    public string Id => (string?)Json["operationId"] ?? $"{Verb} {Path}";

    /// <summary>The part of the id before the underscore: <c>Customers</c>, <c>Sources.Events</c>.</summary>
    public string Resource => Id.Split('_')[0];

    /// <summary>The part of the id after the underscore: <c>Create</c>.</summary>
    public string Method => Id.Split('_')[^1];

    /// <summary>The folder, and the name of the client: <c>SourcesEvents</c>.</summary>
    public string Folder => Resource.Replace(".", "", System.StringComparison.Ordinal);

    public IEnumerable<JObject> Parameters => Json["parameters"]?.Values<JObject>().Select(p => p!) ?? [];

    public IEnumerable<string> ParameterNames => Parameters.Select(p => (string)p["name"]!);

    public JObject? Body => (JObject?)Json["requestBody"];

    public string? BodySchema => Document.Reference(Body?["content"]?["application/json"]?["schema"]);

    public IEnumerable<JProperty> Responses => ((JObject)Json["responses"]!).Properties();

    public IEnumerable<JProperty> Successes => Responses.Where(IsSuccess);

    public IEnumerable<JProperty> Errors => Responses.Where(response => !IsSuccess(response));

    /// <summary>The component of the success; null when it has no body.</summary>
    public string? SuccessSchema => ResponseSchema(Successes.First());

    public static string? ResponseSchema(JProperty response) => Document.Reference(response.Value["content"]?["application/json"]?["schema"]);

    private static bool IsSuccess(JProperty response) => response.Name.StartsWith('2');
}
