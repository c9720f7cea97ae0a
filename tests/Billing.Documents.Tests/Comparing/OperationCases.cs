using System.Collections.Generic;

namespace Billing.Documents.Tests.Comparing;

/// <summary>Changes of operations, their bodies and answers.</summary>
internal static class OperationCases
{
    private const string Thing = "'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/Thing' } } }";
    private const string Other = "'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/Other' } } }";
    private const string Offset = "{ 'style': 'offset', 'item': 'Thing', 'offset': 'offset' }";

    public static IEnumerable<(string Name, Pair Pair, string Expected)> All
    {
        get
        {
            const string Get = "'operationId': 'Things_Get', 'responses': {}";
            yield return ("a new operation", Pair.Paths("", $"'/things': {{ 'get': {{ {Get} }} }}"), "operation-added: addition");
            yield return ("an operation goes", Pair.Paths($"'/things': {{ 'get': {{ {Get} }} }}", ""), "operation-removed: source, binary, wire");
            yield return ("an operation has another id", Pair.Operation(Get, "'operationId': 'Things_Read', 'responses': {}"), "operation-renamed: source, binary");
            yield return ("an operation has another path", Pair.Paths($"'/things': {{ 'get': {{ {Get} }} }}", $"'/v2/things': {{ 'get': {{ {Get} }} }}"), "address-changed: wire");
            yield return ("an operation has another verb", Pair.Paths($"'/things': {{ 'get': {{ {Get} }} }}", $"'/things': {{ 'post': {{ {Get} }} }}"), "address-changed: wire");
            yield return ("operations without an id are told by verb and path", Pair.Paths("'/things/{id}': { 'get': { 'responses': {} } }", "'/things/{no}': { 'get': { 'responses': {} } }"), "");
            yield return ("an operation is deprecated", With("", "'deprecated': true"), "deprecated: deprecation");
            yield return ("an operation is summarised", With("", "'summary': 'Gets it.'"), "description-changed: documentation");
            yield return ("a function has another name", With("'x-function': 'thingsGet'", "'x-function': 'thingsRead'"), "function-renamed: source, binary");
            yield return ("a key is taken", With("'x-idempotency': { 'kind': 'none' }", "'x-idempotency': { 'kind': 'header', 'name': 'Idempotency-Key' }"), "idempotency-changed: behaviour");
            yield return ("other statuses are sent again", With("'x-retries': { 'statusCodes': ['429'] }", "'x-retries': { 'statusCodes': ['429', '5XX'] }"), "retries-changed: behaviour");
            yield return ("pages can be walked", With("", $"'x-pagination': {Offset}"), "pagination-added: addition");
            yield return ("pages can be walked no longer", With($"'x-pagination': {Offset}", ""), "pagination-removed: source, binary");
            yield return ("pages hold something else", With($"'x-pagination': {Offset}", $"'x-pagination': {Offset.Replace("Thing", "Other", System.StringComparison.Ordinal)}"), "pagination-changed: source, binary");
            yield return ("pages end at an offset", With($"'x-pagination': {Offset}", $"'x-pagination': {Offset.Replace("}", ", 'maxOffset': 100 }", System.StringComparison.Ordinal)}"), "pagination-changed: behaviour");
            yield return ("a limit of calls is documented", With("", "'x-rate-limit': { 'requests': 10 }"), "description-changed: documentation");

            yield return ("a body that is needed", With("", $"'requestBody': {{ 'required': true, {Thing} }}"), "body-added: source, binary, wire");
            yield return ("a body that is not needed", With("", $"'requestBody': {{ {Thing} }}"), "body-added: source, binary, addition");
            yield return ("no body any more", With($"'requestBody': {{ {Thing} }}", ""), "body-removed: source, binary, behaviour");
            yield return ("a body becomes required", With($"'requestBody': {{ {Thing} }}", $"'requestBody': {{ 'required': true, {Thing} }}"), "body-required: source, wire");
            yield return ("a body becomes optional", With($"'requestBody': {{ 'required': true, {Thing} }}", $"'requestBody': {{ {Thing} }}"), "body-optional: addition");
            yield return ("a body of another type", With($"'requestBody': {{ {Thing} }}", $"'requestBody': {{ {Other} }}"), "type-changed: source, binary; member-removed: source, binary, behaviour; member-added: addition");
            yield return ("a body as a form instead of JSON", With($"'requestBody': {{ {Thing} }}", $"'requestBody': {{ {Thing.Replace("application/json", "multipart/form-data", System.StringComparison.Ordinal)} }}"), "media-type-removed: wire; media-type-added: addition");

            yield return ("a call returns something", Answers("'204': {}", $"'200': {{ {Thing} }}"), "result-added: binary, addition; success-added: behaviour; success-removed: behaviour");
            yield return ("a call returns nothing", Answers($"'200': {{ {Thing} }}", "'200': {}"), "result-removed: source, binary");
            yield return ("a call returns another type", Answers($"'200': {{ {Thing} }}", $"'200': {{ {Other} }}"), "type-changed: source, binary; member-removed: source, binary; member-added: addition");
            yield return ("another status of success", Answers($"'200': {{ {Thing} }}", $"'201': {{ {Thing} }}"), "success-added: behaviour; success-removed: behaviour");
            yield return ("an answer of another media type", Answers($"'200': {{ {Thing} }}", $"'200': {{ {Thing.Replace("application/json", "text/csv", System.StringComparison.Ordinal)} }}"), "media-type-changed: behaviour");
            yield return ("an answer says that the thing was there", Answers("'200': {}", "'200': { 'x-replay': true }"), "replay-changed: behaviour");
            yield return ("an error is documented", Answers("'200': {}", $"'200': {{}}, '404': {{ {Thing} }}"), "error-added: documentation");
            yield return ("an error of its own class", Answers("'200': {}", $"'200': {{}}, '409': {{ {Thing} }}", "Other"), "error-added: behaviour");
            yield return ("an error loses its class", Answers($"'409': {{ {Thing} }}", $"'409': {{ {Other} }}", "Other"), "type-changed: source, binary; member-removed: source, binary; error-changed: behaviour; member-added: addition");
        }
    }

    private static Pair With(string old, string current) => Pair.Operation(Operation(old), Operation(current));

    private static string Operation(string mark) => $"'operationId': 'Things_Get', {(mark.Length > 0 ? mark + ", " : "")}'responses': {{}}";

    private static Pair Answers(string old, string current, string? common = null)
    {
        var pair = Pair.Operation($"'operationId': 'Things_Get', 'responses': {{ {old} }}", $"'operationId': 'Things_Get', 'responses': {{ {current} }}");
        if (common is not null)
        {
            foreach (var document in new[] { pair.Old, pair.New })
            {
                document.Root["x-sdk"] = new System.Text.Json.Nodes.JsonObject { ["errorBodies"] = new System.Text.Json.Nodes.JsonArray(common) };
            }
        }

        return pair;
    }
}
