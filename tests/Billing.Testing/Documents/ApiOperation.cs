using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>An operation of a document.</summary>
public sealed class ApiOperation
{
    public ApiOperation(ApiDocument document, string path, string verb, JsonObject json)
    {
        Document = document;
        Path = path;
        Verb = verb.ToUpperInvariant();
        Id = (string)json["operationId"]!;
        Function = (string)json["x-function"]!;
        Parameters = json["parameters"]?.AsArray().Select(parameter => new ApiParameter(document, parameter!.AsObject())).ToList() ?? [];
        Body = BodyOf(document, json["requestBody"]);
        BodyIsRequired = (bool?)json["requestBody"]?["required"] == true;
        Answers = json["responses"]!.AsObject().Select(answer => new ApiAnswer(int.Parse(answer.Key, CultureInfo.InvariantCulture), BodyOf(document, answer.Value))).ToList();
        OneOf = ApiSchema.Groups(json["x-one-of"]);
        AnyOf = ApiSchema.Groups(json["x-any-of"]);
        Idempotency = new ApiIdempotency(json["x-idempotency"]!.AsObject());
        Pagination = json["x-pagination"] as JsonObject;
        RetriedStatuses = json["x-retries"]?["statusCodes"]?.AsArray().Select(status => (string)status!).ToList() ?? ["408", "429", "5XX"];
    }

    public ApiDocument Document { get; }

    public string Path { get; }

    public string Verb { get; }

    public string Id { get; }

    /// <summary>The part of the id before the underscore, by dots: Sources, Events.</summary>
    public IReadOnlyList<string> Resource => Id.Split('_')[0].Split('.');

    /// <summary>The part of the id after the underscore: Create.</summary>
    public string Method => Id.Split('_')[1];

    /// <summary>The name of the standalone function, with a small first letter.</summary>
    public string Function { get; }

    public IReadOnlyList<ApiParameter> Parameters { get; }

    public IEnumerable<ApiParameter> PathParameters => Parameters.Where(parameter => parameter.IsInPath);

    public IEnumerable<ApiParameter> QueryParameters => Parameters.Where(parameter => !parameter.IsInPath);

    public ApiSchema? Body { get; }

    public bool BodyIsRequired { get; }

    public IReadOnlyList<ApiAnswer> Answers { get; }

    public IEnumerable<ApiAnswer> Successes => Answers.Where(answer => answer.IsSuccess);

    public IEnumerable<ApiAnswer> Errors => Answers.Where(answer => !answer.IsSuccess);

    /// <summary>The success with a body, or the one without when there is no other.</summary>
    public ApiAnswer Success => Successes.FirstOrDefault(answer => answer.Body is not null) ?? Successes.First();

    /// <summary>Groups of query parameters of which exactly one is set.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OneOf { get; }

    /// <summary>Groups of query parameters of which at least one is set.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AnyOf { get; }

    public ApiIdempotency Idempotency { get; }

    /// <summary>The names of the paging parameters; null for what is no list in pages.</summary>
    public JsonObject? Pagination { get; }

    /// <summary>The statuses after which it is sent again where it may be: numbers, and 5XX for those that may pass.</summary>
    private IReadOnlyList<string> RetriedStatuses { get; }

    public bool Retries(int status) =>
        RetriedStatuses.Contains(status.ToString(CultureInfo.InvariantCulture)) || (status is >= 500 and not 501 and not 505 && RetriedStatuses.Contains("5XX"));

    public override string ToString() => Id;

    private static ApiSchema? BodyOf(ApiDocument document, JsonNode? place) =>
        place?["content"]?["application/json"]?["schema"] is JsonObject schema ? ApiSchema.Inline(document, schema) : null;
}
