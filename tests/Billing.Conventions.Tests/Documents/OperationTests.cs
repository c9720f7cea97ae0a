using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

public sealed class OperationTests
{
    private static readonly string[] NaturalVerbs = ["get", "put", "delete"];

    /// <summary>The vendor's document names the statuses of these and no body.</summary>
    private static readonly string[] WithoutErrorBodies = ["Orders_CreateOrderApproval"];

    /// <summary>The old signature has no query, so the new one must do without it, too.</summary>
    [Test]
    public void An_old_signature_is_kept_only_where_the_query_may_be_left_out() => EveryOperation((_, operation) =>
        operation.Json["x-overload"] is null ? null
        : !operation.Parameters.Any(p => (string?)p["in"] == "query") ? "keeps the signature without a query, and has no other"
        : operation.Parameters.Any(p => (string?)p["in"] == "query" && (bool?)p["required"] == true) || operation.Json["x-one-of"] is not null || operation.Json["x-any-of"] is not null ? "needs its query"
        : null);

    [Test]
    public void There_is_one_success_type() => EveryOperation((_, operation) =>
        operation.Successes.Select(DocumentOperation.ResponseSchema).Distinct().Count() == 1 ? null : "no success, or more than one type of it");

    [Test]
    public void Every_error_has_a_body() => EveryOperation((_, operation) =>
        !operation.Errors.Any() ? "declares no error"
        : WithoutErrorBodies.Contains(operation.Id) ? null
        : operation.Errors.FirstOrDefault(r => DocumentOperation.ResponseSchema(r) is null) is { } bare ? $"{bare.Name} has no body"
        : null);

    [Test]
    public void Statuses_are_numbers_in_order() => EveryOperation((_, operation) =>
        operation.Responses.FirstOrDefault(r => !Regex.IsMatch(r.Name, "^[245]\\d\\d$")) is { } odd ? $"status {odd.Name}"
        : !operation.Responses.Select(r => r.Name).SequenceEqual(operation.Responses.Select(r => r.Name).Order(StringComparer.Ordinal)) ? "statuses are not in order"
        : null);

    [Test]
    public void The_tag_is_the_resource_and_is_described() => EveryOperation((document, operation) =>
        operation.Json["tags"] is not JArray { Count: 1 } tags || (string?)tags[0] != operation.Resource ? $"tags {operation.Json["tags"]?.ToString(Newtonsoft.Json.Formatting.None)}"
        : !document.Root.SelectTokens("tags[*].name").Values<string>().Contains(operation.Resource) ? "its tag is not in the document's list"
        : null);

    [Test]
    public void The_evidence_is_said() => EveryOperation((_, operation) =>
        (string?)operation.Json["x-evidence"] is var evidence && evidence is not ("documented" or "observed" or "inferred") ? $"x-evidence {evidence}"
        : evidence != "documented" && operation.Json["x-evidence-note"] is null ? $"is {evidence} without an x-evidence-note"
        : null);

    [Test]
    public void Path_values_are_required_and_match_the_path() => EveryOperation((_, operation) =>
    {
        var inPath = Regex.Matches(operation.Path, "\\{(\\w+)\\}").Select(m => m.Groups[1].Value);
        var parameters = operation.Parameters.Where(p => (string?)p["in"] == "path").ToList();
        return !parameters.Select(p => (string)p["name"]!).SequenceEqual(inPath) ? "its path parameters are not those of its path, in order"
            : parameters.Any(p => (bool?)p["required"] != true) ? "a path parameter is not required"
            : null;
    });

    [Test]
    public void Parameters_are_in_the_path_or_query_and_say_whether_they_are_required() => EveryOperation((_, operation) =>
        operation.Parameters.FirstOrDefault(p => (string?)p["in"] is not ("path" or "query") || p["required"] is null || p["schema"] is null) is { } odd ? $"parameter {odd["name"]}"
        : operation.ParameterNames.Distinct().Count() != operation.Parameters.Count() ? "a parameter twice"
        : null);

    [Test]
    public void The_body_is_named_request_and_says_whether_it_is_required() => EveryOperation((_, operation) =>
        operation.Body is { } body && ((string?)body["x-name"] != "request" || body["required"] is null) ? "x-name or required is missing on its requestBody"
        : operation.Body is not null && operation.Verb is "get" or "delete" ? "a body on a verb that has none"
        : null);

    [Test]
    public void The_idempotency_fits_the_verb() => EveryOperation((document, operation) =>
    {
        var mark = operation.Json["x-idempotency"] as JObject;
        var kind = (string?)mark?["kind"];
        var bodyKey = (string?)mark?["member"] ?? (kind == "body" ? (string?)mark?["name"] : null);
        var body = operation.BodySchema is { } name ? document.Schemas[name] : null;
        return kind is not ("natural" or "header" or "body" or "none") ? $"kind {kind}"
            : NaturalVerbs.Contains(operation.Verb) && kind != "natural" ? $"a {operation.Verb} is natural, not {kind}"
            : operation.Verb == "patch" && kind is not ("natural" or "none") ? $"a patch is natural or none, not {kind}"
            : kind is "natural" or "none" && mark!.Count > 1 ? $"{kind} takes no name, member or atomic"
            : kind is "header" or "body" && (mark!["name"] is null || mark["atomic"]?.Type != JTokenType.Boolean) ? "a key has a name and is atomic or not"
            : bodyKey is not null && body?["properties"]?[bodyKey] is null ? $"its body has no member {bodyKey}"
            : null;
    });

    [Test]
    public void Special_retries_name_statuses() => EveryOperation((_, operation) =>
    {
        var statuses = operation.Json["x-retries"]?["statusCodes"]?.Values<string>().ToList();
        return operation.Json["x-retries"] is null ? null
            : statuses is not { Count: > 0 } || !statuses.All(s => Regex.IsMatch(s!, "^[45](\\d\\d|XX)$")) ? "x-retries without status codes"
            : statuses.Contains("409") && (string?)operation.Json["x-idempotency"]?["kind"] != "header" ? "409 is only tried again with a key"
            : null;
    });

    [Test]
    public void Groups_of_which_some_are_needed_name_parameters() => EveryOperation((_, operation) =>
        Groups(operation.Json).FirstOrDefault(name => !operation.ParameterNames.Contains(name)) is { } missing ? $"no parameter {missing}" : null);

    [Test]
    public void Groups_of_which_some_are_needed_name_members() => EverySchema((_, _, schema) =>
        Groups(schema).FirstOrDefault(name => schema["properties"]?[name] is null) is { } missing ? $"no member {missing}"
        : Groups(schema).FirstOrDefault(name => Document.IsRequired(schema, name)) is { } required ? $"{required} is required, so there is nothing to choose"
        : null);

    [Test]
    public void A_replay_is_a_second_success() => EveryOperation((_, operation) =>
        operation.Errors.Any(IsReplay) || operation.Successes.Any(IsReplay) && operation.Successes.Count() < 2 ? "x-replay marks one of two successes" : null);

    [Test]
    public void An_explicit_params_class_is_named_Params() => EveryOperation((document, operation) =>
        (string?)operation.Json["x-params"] is not { } name ? null
        : !Regex.IsMatch(name, "^[A-Z][A-Za-z0-9]*Params$") ? $"x-params {name}"
        : document.Operations.Count(o => (string?)o.Json["x-params"] == name) > 1 || document.Schemas.ContainsKey(name) ? $"x-params {name} is not unique"
        : null);

    [Test]
    public void Rate_limits_are_counts_per_time() => EveryOperation((_, operation) =>
        operation.Json["x-rate-limit"] is JObject limit && ((int?)limit["requests"] is null or < 1 || (string?)limit["per"] is not ("second" or "minute")) ? "x-rate-limit" : null);

    private static bool IsReplay(JProperty response) => response.Value["x-replay"] is not null;

    private static IEnumerable<string> Groups(JObject owner) =>
        new[] { "x-one-of", "x-any-of" }.SelectMany(name => owner[name]?.SelectTokens("[*][*]").Values<string>() ?? []).Select(name => name!);
}
