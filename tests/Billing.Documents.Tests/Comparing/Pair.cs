using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents.Tests.Comparing;

/// <summary>A small document before and after a change. In its JSON single quotes stand for double ones.</summary>
internal sealed record Pair(ApiDocument Old, ApiDocument New)
{
    /// <summary>Changes of the member <c>Thing.m</c>, which requests, responses, both or neither hold.</summary>
    public static Pair Member(string old, string current, string direction, bool isRequired = false) =>
        Thing(Object($"'m': {{ {old} }}", isRequired), Object($"'m': {{ {current} }}", isRequired), direction);

    /// <summary>Changes of the schema <c>Thing</c>, beside which others may stand.</summary>
    public static Pair Thing(string old, string current, string direction, string others = "") =>
        Documents(Things(direction), $"{{ 'Thing': {{ {old} }}{others} }}", $"{{ 'Thing': {{ {current} }}{others} }}");

    /// <summary>Changes among the schemas, with <c>Thing</c> as request and response.</summary>
    public static Pair Schemas(string old, string current) => Documents(Things("both"), $"{{ {old} }}", $"{{ {current} }}");

    /// <summary>Changes of the operation <c>Things_Get</c>.</summary>
    public static Pair Operation(string old, string current) => Paths($"'/things/{{id}}': {{ 'get': {{ {old} }} }}", $"'/things/{{id}}': {{ 'get': {{ {current} }} }}");

    /// <summary>Changes of the paths.</summary>
    public static Pair Paths(string old, string current)
    {
        const string Schemas = "{ 'Thing': { 'type': 'object', 'properties': { 'id': { 'type': 'string' } } }, 'Other': { 'type': 'object', 'properties': { 'no': { 'type': 'integer' } } } }";
        return new(TestDocument.Parse(TestDocument.Json($"{{ {old} }}", Schemas)), TestDocument.Parse(TestDocument.Json($"{{ {current} }}", Schemas)));
    }

    /// <summary>Changes of what stands at the top of the document.</summary>
    public static Pair Root(string old, string current)
    {
        const string Ways = "'components': { 'securitySchemes': { 'Key': { 'type': 'apiKey', 'in': 'header', 'name': 'x-key' }, 'Bearer': { 'type': 'http', 'scheme': 'bearer' }, 'Token': { 'type': 'http', 'scheme': 'bearer' } } }";
        return new(Of(old), Of(current));

        static ApiDocument Of(string parts) => TestDocument.Parse($"{{ 'openapi': '3.0.3', 'info': {{ 'title': 'T', 'version': '1' }}, {parts}, 'paths': {{}}, {Ways} }}".Replace('\'', '"'));
    }

    /// <summary>The changes, each as <c>rule: impacts</c>.</summary>
    public IEnumerable<string> Changes() => DocumentComparer.Compare(Old, New).Select(Describe);

    /// <summary>The same pair the other way round.</summary>
    public Pair Reversed() => new(New, Old);

    private static string Describe(Change change) =>
        $"{change.Rule}: {string.Join(", ", Impacts.Each(change.Impacts).Select(impact => Impacts.Word(impact).Replace("-breaking", "", StringComparison.Ordinal)))}{(change.IsSevere ? ", severe" : "")}";

    private static string Object(string properties, bool isRequired) => $"'type': 'object', {(isRequired ? "'required': ['m'], " : "")}'properties': {{ 'id': {{ 'type': 'string' }}, {properties} }}";

    private static Pair Documents(string paths, string old, string current) =>
        new(TestDocument.Parse(TestDocument.Json(paths, old, "3.1.0")), TestDocument.Parse(TestDocument.Json(paths, current, "3.1.0")));

    private static string Things(string direction)
    {
        const string Thing = "'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/Thing' } } }";
        var create = $"'post': {{ 'operationId': 'Things_Create', 'requestBody': {{ 'required': true, {Thing} }}, 'responses': {{ '204': {{ 'description': 'done' }} }} }}";
        var list = $"'get': {{ 'operationId': 'Things_Get', 'responses': {{ '200': {{ 'description': 'it', {Thing} }} }} }}";
        return direction switch
        {
            "request" => $"{{ '/things': {{ {create} }} }}",
            "response" => $"{{ '/things': {{ {list} }} }}",
            "both" => $"{{ '/things': {{ {create}, {list} }} }}",
            _ => "{}",
        };
    }
}
