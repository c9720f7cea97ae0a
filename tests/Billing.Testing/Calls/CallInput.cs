using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;

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

    private CallInput(CallInput other, IReadOnlyList<(ApiParameter Parameter, JsonNode Value)> query)
    {
        Operation = other.Operation;
        Path = other.Path;
        Query = query;
        Body = other.Body;
    }

    public ApiOperation Operation { get; }

    public IReadOnlyList<(ApiParameter Parameter, object Value)> Path { get; }

    public IReadOnlyList<(ApiParameter Parameter, JsonNode Value)> Query { get; }

    /// <summary>The body; null where none is given.</summary>
    public JsonObject? Body { get; }

    /// <summary>The URL that the document says, with every query parameter in its order.</summary>
    public string Url
    {
        get
        {
            var path = Path.Aggregate(Operation.Path, (path, value) => path.Replace($"{{{value.Parameter.Name}}}", Escape(value.Value), StringComparison.Ordinal));
            var query = Query.SelectMany(value => Texts(value.Parameter, value.Value).Select(text => value.Parameter.Name + "=" + text)).ToList();
            return Operation.Document.ServerUrl + path + (query.Count == 0 ? string.Empty : "?" + string.Join('&', query));
        }
    }

    /// <summary>With everything that the document knows.</summary>
    public static CallInput Full(ApiOperation operation, int turn = 0) => new(operation, true, turn);

    /// <summary>With only what is required.</summary>
    public static CallInput Minimal(ApiOperation operation, int turn = 0) => new(operation, false, turn);

    /// <summary>With everything, in so many turns that every enum value and form of a union is seen.</summary>
    public static IEnumerable<CallInput> AllFull(ApiOperation operation) => Enumerable.Range(0, Sample.Turns(Schemas(operation))).Select(turn => Full(operation, turn));

    /// <summary>With only what is required, once per alternative.</summary>
    public static IEnumerable<CallInput> AllMinimal(ApiOperation operation) => Enumerable.Range(0, Sample.Turns(Schemas(operation))).Select(turn => Minimal(operation, turn));

    /// <summary>The same without a query parameter.</summary>
    public CallInput Without(string name) => new(this, Query.Where(value => value.Parameter.Name != name).ToList());

    /// <summary>The same with another value of a query parameter.</summary>
    public CallInput With(string name, JsonNode value) => new(this, Query.Select(other => other.Parameter.Name == name ? (other.Parameter, value) : other).ToList());

    public override string ToString() => $"{Operation.Id}: {Url} {ExactJson.Text(Body)}";

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
