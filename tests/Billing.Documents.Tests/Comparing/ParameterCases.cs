using System.Collections.Generic;

namespace Billing.Documents.Tests.Comparing;

/// <summary>Changes of an operation's parameters.</summary>
internal static class ParameterCases
{
    public static IEnumerable<(string Name, Pair Pair, string Expected)> All
    {
        get
        {
            const string Limit = "{ 'name': 'limit', 'in': 'query', 'schema': { 'type': 'integer' } }";
            const string Page = "{ 'name': 'page', 'in': 'query', 'schema': { 'type': 'string' } }";
            const string RequiredPage = "{ 'name': 'page', 'in': 'query', 'required': true, 'schema': { 'type': 'string' } }";
            const string RequiredLimit = "{ 'name': 'limit', 'in': 'query', 'required': true, 'schema': { 'type': 'integer' } }";
            yield return ("a first query parameter", Query("", Limit), "params-class-added: source, binary, addition; parameter-added: addition");
            yield return ("a first query parameter beside the old signature", Query("", Limit, "'x-overload': true"), "params-class-added: addition; parameter-added: addition");
            yield return ("a first query parameter that is required beside the old signature", Query("", RequiredPage, "'x-overload': true"), "params-class-added: source, binary, addition; parameter-added: source, wire, addition");
            yield return ("a first header", Query("", "{ 'name': 'X-Trace', 'in': 'header', 'schema': { 'type': 'string' } }"), "params-class-added: source, binary, addition; parameter-added: addition");
            yield return ("a first query parameter that is required", Query("", RequiredPage), "params-class-added: source, binary, addition; parameter-added: source, wire, addition");
            yield return ("a second query parameter", Query(Limit, $"{Limit}, {Page}"), "parameter-added: addition");
            yield return ("a second query parameter that is required", Query(Limit, $"{Limit}, {RequiredPage}"), "parameter-added: source, wire, addition");
            yield return ("a query parameter goes", Query($"{Limit}, {Page}", Limit), "parameter-removed: source, binary, behaviour");
            yield return ("the last query parameter goes", Query(Limit, ""), "params-class-removed: source, binary; parameter-removed: source, binary, behaviour");
            yield return ("query parameters in another order", Query($"{Limit}, {Page}", $"{Page}, {Limit}"), "");
            yield return ("a text becomes required", Query(Page, RequiredPage), "parameter-required: source, wire");
            yield return ("a number becomes required", Query(Limit, RequiredLimit), "parameter-required: source, binary, wire");
            yield return ("a text becomes optional", Query(RequiredPage, Page), "parameter-optional: addition");
            yield return ("a number becomes optional", Query(RequiredLimit, Limit), "parameter-optional: binary, addition");
            yield return ("a query parameter has another type", Query(Limit, Limit.Replace("integer", "string", System.StringComparison.Ordinal)), "type-changed: source, binary, wire");
            yield return ("a query parameter moves to the header", Query(Page, Page.Replace("'query'", "'header'", System.StringComparison.Ordinal)), "parameter-moved: wire");
            yield return ("a list is written otherwise", Query("{ 'name': 'ids', 'in': 'query', 'schema': { 'type': 'array', 'items': { 'type': 'string' } } }", "{ 'name': 'ids', 'in': 'query', 'explode': false, 'schema': { 'type': 'array', 'items': { 'type': 'string' } } }"), "encoding-changed: wire");
            yield return ("the same style, said and unsaid", Query("{ 'name': 'ids', 'in': 'query', 'schema': { 'type': 'array', 'items': { 'type': 'string' } } }", "{ 'name': 'ids', 'in': 'query', 'style': 'form', 'explode': true, 'schema': { 'type': 'array', 'items': { 'type': 'string' } } }"), "");
            yield return ("a query parameter has another default", Query(Default(10), Default(20)), "default-changed: behaviour");
            yield return ("a query parameter is deprecated", Query(Page, Page.Replace("'in'", "'deprecated': true, 'in'", System.StringComparison.Ordinal)), "deprecated: deprecation");
            yield return ("a query parameter is described", Query(Page, Page.Replace("'in'", "'description': 'a', 'in'", System.StringComparison.Ordinal)), "description-changed: documentation");
            yield return ("a query parameter has another name in C#", Query(Page, Page.Replace("'in'", "'x-name': 'Sheet', 'in'", System.StringComparison.Ordinal)), "member-renamed: source, binary");
            yield return ("a query parameter has another name on the wire alone", Query(Page, Page.Replace("'page', 'in'", "'sheet', 'x-name': 'Page', 'in'", System.StringComparison.Ordinal)), "wire-name-changed: behaviour");
            yield return ("the params class has another name", Query(Page, Page, "'x-params': 'ThingParams'"), "params-class-renamed: source, binary");
            yield return ("one of two parameters is needed", Query($"{Limit}, {Page}", $"{Limit}, {Page}", "'x-one-of': [['limit'], ['page']]"), "params-class-required: source; groups-added: wire");
            yield return ("a parameter is shared by the path now", Pair.Paths(
                $"'/things': {{ 'get': {{ 'operationId': 'Things_List', 'parameters': [{Page}], 'responses': {{}} }} }}",
                $"'/things': {{ 'parameters': [{Page}], 'get': {{ 'operationId': 'Things_List', 'responses': {{}} }} }}"), "");
            yield return ("a parameter of the path has another name", Path("/things/{id}", "/things/{thingId}"), "path-parameter-renamed: source");
            yield return ("a parameter of the path is added", Path("/things/{id}", "/things/{id}/{no}"), "path-parameters-changed: source, binary, wire; address-changed: wire");
            yield return ("parameters of the path are swapped", Path("/a/{id}/{no}", "/a/{no}/{id}"), "path-parameters-reordered: source, binary, behaviour, severe");
            yield return ("a parameter of the path has another type", Pair.Paths(
                "'/things/{id}': { 'get': { 'operationId': 'Things_Get', 'parameters': [{ 'name': 'id', 'in': 'path', 'required': true, 'schema': { 'type': 'string' } }] } }",
                "'/things/{id}': { 'get': { 'operationId': 'Things_Get', 'parameters': [{ 'name': 'id', 'in': 'path', 'required': true, 'schema': { 'type': 'integer' } }] } }"), "type-changed: source, binary, wire");
        }
    }

    private static Pair Query(string old, string current, string mark = "'x-none': true") => Pair.Operation(
        $"'operationId': 'Things_Get', 'parameters': [{old}], 'responses': {{}}",
        $"'operationId': 'Things_Get', {mark}, 'parameters': [{current}], 'responses': {{}}");

    private static string Default(int value) => $"{{ 'name': 'limit', 'in': 'query', 'schema': {{ 'type': 'integer', 'default': {value} }} }}";

    private static Pair Path(string old, string current) => Pair.Paths(Item(old), Item(current));

    private static string Item(string path)
    {
        var names = System.Text.RegularExpressions.Regex.Matches(path, @"\{(\w+)\}");
        var parameters = new List<string>();
        foreach (System.Text.RegularExpressions.Match name in names)
        {
            parameters.Add($"{{ 'name': '{name.Groups[1].Value}', 'in': 'path', 'required': true, 'schema': {{ 'type': 'string' }} }}");
        }

        return $"'{path}': {{ 'get': {{ 'operationId': 'Things_Get', 'parameters': [{string.Join(", ", parameters)}], 'responses': {{}} }} }}";
    }
}
