using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Calls;

/// <summary>What a call is given, made from the document.</summary>
public sealed class CallInput
{
    private CallInput(ApiOperation operation, bool full, int turn)
    {
        Operation = operation;
        var maker = Sample.Maker(Schemas(operation), full, turn);
        Path = operation.PathParameters.Select((parameter, index) => (parameter, PathValue(parameter, index))).ToList();
        var (excluded, needed) = maker.Choose(operation.OneOf, operation.AnyOf);
        Query = operation.QueryParameters
            .Where(parameter => !excluded.Contains(parameter.Name) && (full || parameter.IsRequired || needed.Contains(parameter.Name)))
            .Select(parameter => (parameter, maker.Make(parameter.Schema, parameter.Name)!))
            .ToList();
        Body = operation.Body is { } body && (full || operation.BodyIsRequired) ? maker.Make(body)!.AsObject() : null;
    }

    private CallInput(CallInput other, IReadOnlyList<(ApiParameter Parameter, JsonNode Value)> query, JsonObject? body)
    {
        Operation = other.Operation;
        Path = other.Path;
        Query = query;
        Body = body;
    }

    public ApiOperation Operation { get; }

    public IReadOnlyList<(ApiParameter Parameter, object Value)> Path { get; }

    public IReadOnlyList<(ApiParameter Parameter, JsonNode Value)> Query { get; }

    /// <summary>The body; null where none is given.</summary>
    public JsonObject? Body { get; }

    /// <summary>The URL that the document says, without the query.</summary>
    public string Address => Operation.Document.ServerUrl
        + Path.Aggregate(Operation.Path, (path, value) => path.Replace($"{{{value.Parameter.Name}}}", Escape(value.Value), StringComparison.Ordinal));

    /// <summary>The pairs of the query, escaped.</summary>
    public IEnumerable<string> Pairs => Query.SelectMany(value => Texts(value.Parameter, value.Value).Select(text => value.Parameter.Name + "=" + text));

    /// <summary>With everything that the document knows.</summary>
    public static CallInput Full(ApiOperation operation, int turn = 0) => new(operation, true, turn);

    /// <summary>With only what is required.</summary>
    public static CallInput Minimal(ApiOperation operation, int turn = 0) => new(operation, false, turn);

    /// <summary>With everything, in so many turns that every enum value and form of a union is seen.</summary>
    public static IEnumerable<CallInput> AllFull(ApiOperation operation) => Enumerable.Range(0, Sample.Turns(Schemas(operation))).Select(turn => Full(operation, turn));

    /// <summary>With only what is required, once per alternative.</summary>
    public static IEnumerable<CallInput> AllMinimal(ApiOperation operation) => Enumerable.Range(0, Sample.Turns(Schemas(operation))).Select(turn => Minimal(operation, turn));

    /// <summary>Fails where a URL has another path, other query parameters or other values. The order of the query does not count.</summary>
    public void AssertUrl(string url)
    {
        var parts = url.Split('?');
        Assert.That(parts[0], Is.EqualTo(Address));
        Assert.That(parts.Length == 1 ? [] : parts[1].Split('&'), Is.EquivalentTo(Pairs));
    }

    /// <summary>The same without some query parameters.</summary>
    public CallInput Without(params IEnumerable<string> names) => new(this, Query.Where(value => !names.Contains(value.Parameter.Name)).ToList(), Body);

    /// <summary>The same with another value of a query parameter.</summary>
    public CallInput With(string name, JsonNode value) => new(this, Query.Select(other => other.Parameter.Name == name ? (other.Parameter, value) : other).ToList(), Body);

    /// <summary>The same with the query parameters of another, too.</summary>
    public CallInput WithQueryOf(CallInput other) => new(this, Query.UnionBy(other.Query, value => value.Parameter.Name).ToList(), Body);

    /// <summary>The same with another body.</summary>
    public CallInput With(JsonObject body) => new(this, Query, body);

    public override string ToString() => $"{Operation.Id}: {Address} {ExactJson.Text(Body)}";

    private static List<ApiSchema> Schemas(ApiOperation operation) =>
        operation.Parameters.Select(parameter => parameter.Schema).Concat(new[] { operation.Body }.OfType<ApiSchema>()).ToList();

    private static object PathValue(ApiParameter parameter, int index) => parameter.Schema.Type == "integer" ? 7 + index : $"{index}a b/ü?#%.";

    private static string Escape(object pathValue) =>
        pathValue is string text ? text[0] + "a%20b%2F%C3%BC%3F%23%25." : ((int)pathValue).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Texts(ApiParameter parameter, JsonNode value) => value switch
    {
        JsonArray items => items.Select(item => Uri.EscapeDataString((string)item!)),
        _ when parameter.Schema.Format == "date-time" => [Uri.EscapeDataString(UtcText((string)value!))],
        _ => [Uri.EscapeDataString(value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)value! : value.ToJsonString())],
    };

    private static string UtcText(string date) =>
        DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
