using System.Collections.Generic;

namespace Billing.Documents.Tests.Reading;

public sealed class BadDocumentTests
{
    private static readonly string Get = "'responses': { '200': { 'description': 'ok' } }";

    /// <summary>Each with the pointer and words of the rule that the error must give.</summary>
    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("nothing", "", "", "is not JSON");
        yield return Case("no JSON", "openapi: 3.0.3", "", "is not JSON");
        yield return Case("a cut text", """{ "openapi": "3.0.3", "paths": { "/a": { "get": """, "/paths/~1a/get", "is not JSON");
        yield return Case("a text that is not Unicode", """{ "openapi": "3.0.3", "paths": { "/a": "\ud800" } }""", "/paths/~1a", "is not JSON");
        yield return Case("a list", "[]", "", "not a JSON object");
        yield return Case("a member twice", """{ "openapi": "3.0.3", "paths": {}, "tags": [{}, { "name": "a", "name": "b" }] }""", "/tags/1/name", "stands twice");
        yield return Case("another JSON", """{ "name": "billing" }""", "", "no member \"openapi\"");
        yield return Case("Swagger 2", """{ "swagger": "2.0", "paths": {} }""", "", "Swagger 2");
        yield return Case("OpenAPI 4", """{ "openapi": "4.0.0", "paths": {} }""", "/openapi", "3.0 or 3.1");
        yield return Case("a version as a number", """{ "openapi": 3.0, "paths": {} }""", "", "no member \"openapi\"");
        yield return Case("no paths", """{ "openapi": "3.0.3" }""", "", "no member \"paths\"");
        yield return Case("paths as a list", """{ "openapi": "3.0.3", "paths": [] }""", "/paths", "an object is needed");
        yield return Case("a schema as a text", TestDocument.Json(schemas: "{ 'A': 'string' }"), "/components/schemas/A", "an object is needed");
        yield return Case("required as a text", TestDocument.Json(schemas: "{ 'A': { 'required': 'a' } }"), "/components/schemas/A/required", "an array is needed");
        yield return Case("an operation id as a number", TestDocument.Json("{ '/a': { 'get': { 'operationId': 1 } } }"), "/paths/~1a/get/operationId", "a string is needed");
        yield return Case("a reference to nothing", TestDocument.Json(schemas: "{ 'A': { 'properties': { 'b': { '$ref': '#/components/schemas/B' } } } }"), "/components/schemas/A/properties/b/$ref", "leads nowhere");
        yield return Case("a response that leads nowhere", TestDocument.Json("{ '/a': { 'get': { 'responses': { '400': { '$ref': '#/components/responses/Bad' } } } } }"), "/paths/~1a/get/responses/400/$ref", "leads nowhere");
        yield return Case("a parameter that leads nowhere", TestDocument.Json("{ '/a': { 'parameters': [{ '$ref': '#/components/parameters/P' }] } }"), "/paths/~1a/parameters/0/$ref", "leads nowhere");
        yield return Case("a reference to another file", TestDocument.Json(schemas: "{ 'A': { '$ref': 'other.json#/A' } }"), "/components/schemas/A/$ref", "another file");
        yield return Case("a reference to an address", TestDocument.Json(schemas: "{ 'A': { 'items': { '$ref': 'https://billing.example/a.json' } } }"), "/components/schemas/A/items/$ref", "another file");
        yield return Case("a schema that is itself", TestDocument.Json(schemas: "{ 'A': { '$ref': '#/components/schemas/A' } }"), "/components/schemas/A", "leads to itself");
        yield return Case("two that are each other", TestDocument.Json(schemas: "{ 'A': { '$ref': '#/components/schemas/B' }, 'B': { '$ref': '#/components/schemas/A' } }"), "/components/schemas/A", "leads to itself");
        yield return Case("a schema that extends itself", TestDocument.Json(schemas: "{ 'A': { 'allOf': [{ '$ref': '#/components/schemas/A' }] } }"), "/components/schemas/A", "stands for itself");
        yield return Case("a form of itself", TestDocument.Json(schemas: "{ 'A': { 'oneOf': [{ 'type': 'string' }, { '$ref': '#/components/schemas/A' }] } }"), "/components/schemas/A", "stands for itself");
        yield return Case("a schema that requires itself", TestDocument.Json(schemas: "{ 'A': { 'required': ['a'], 'properties': { 'a': { '$ref': '#/components/schemas/A' } } } }"), "/components/schemas/A", "requires itself");
        yield return Case("two that require each other", TestDocument.Json(schemas: "{ 'A': { 'required': ['b'], 'properties': { 'b': { 'allOf': [{ '$ref': '#/components/schemas/B' }] } } }, 'B': { 'required': ['a'], 'properties': { 'a': { '$ref': '#/components/schemas/A' } } } }"), "/components/schemas/B", "requires itself");
        yield return Case("a list that is never empty", TestDocument.Json(schemas: "{ 'A': { 'type': 'array', 'minItems': 1, 'items': { '$ref': '#/components/schemas/A' } } }"), "/components/schemas/A", "requires itself");
        yield return Case("a reference to nothing, in a schema that stands elsewhere", """{ "openapi": "3.0.3", "paths": {}, "x-parts": { "P": { "$ref": "#/x" } }, "components": { "schemas": { "A": { "$ref": "#/x-parts/P" } } } }""", "/x-parts/P/$ref", "leads nowhere");
        yield return Case("a parameter that is itself", """{ "openapi": "3.0.3", "paths": {}, "components": { "parameters": { "P": { "$ref": "#/components/parameters/P" } } } }""", "/components/parameters/P", "leads to itself");
        yield return Case("an operation id twice", TestDocument.Json($"{{ '/a': {{ 'get': {{ 'operationId': 'A_Get', {Get} }} }}, '/b': {{ 'get': {{ 'operationId': 'A_Get', {Get} }} }} }}"), "/paths/~1b/get/operationId", "stands twice, first at /paths/~1a/get/operationId");
        yield return Case("an operation id with a space", TestDocument.Json($"{{ '/a': {{ 'get': {{ 'operationId': 'get a', {Get} }} }} }}"), "/paths/~1a/get/operationId", "makes no C# name");
        yield return Case("an empty operation id", TestDocument.Json($"{{ '/a': {{ 'get': {{ 'operationId': '', {Get} }} }} }}"), "/paths/~1a/get/operationId", "makes no C# name");
        yield return Case("a schema that begins with a digit", TestDocument.Json(schemas: "{ '3DSecure': { 'type': 'object' } }"), "/components/schemas/3DSecure", "makes no C# name");
        yield return Case("a schema with a slash", TestDocument.Json(schemas: "{ 'a/b': { 'type': 'object' } }"), "/components/schemas/a~1b", "makes no C# name");
        yield return Case("a name of ours that is none", TestDocument.Json(schemas: "{ 'A': { 'properties': { 'a': { 'x-name': 'a-b!' } } } }"), "/components/schemas/A/properties/a/x-name", "makes no C# name");
    }

    [TestCaseSource(nameof(Bad))]
    public void Bad_documents_are_refused_with_file_pointer_and_rule(string json, string pointer, string rule)
    {
        var refusal = Assert.Throws<DocumentException>(() => TestDocument.Parse(json, "bad.json"));

        Assert.Multiple(() =>
        {
            Assert.That(refusal!.Pointer, Is.EqualTo(pointer), refusal.Message);
            Assert.That(refusal.Rule, Does.Contain(rule));
            Assert.That(refusal.Message, Does.StartWith($"bad.json#{pointer}: "));
        });
    }

    [Test]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.That(() => ApiDocument.Load("nowhere.json"), Throws.TypeOf<DocumentException>().With.Message.StartsWith("nowhere.json#: cannot be read"));

    [TestCase("{ 'A': { 'properties': { 'children': { 'type': 'array', 'items': { '$ref': '#/components/schemas/A' } } }, 'required': ['children'] } }", TestName = "A_tree_of_lists_is_legal")]
    [TestCase("{ 'A': { 'properties': { 'parent': { '$ref': '#/components/schemas/A' } } } }", TestName = "A_tree_of_optional_members_is_legal")]
    [TestCase("{ 'A': { 'required': ['parent'], 'properties': { 'parent': { 'nullable': true, 'allOf': [{ '$ref': '#/components/schemas/A' }] } } } }", TestName = "A_tree_of_nulls_is_legal")]
    [TestCase("{ 'A': { 'required': ['next'], 'properties': { 'next': { 'oneOf': [{ '$ref': '#/components/schemas/A' }, { 'type': 'string' }] } } } }", TestName = "A_tree_that_may_end_in_another_form_is_legal")]
    [TestCase("{ 'A': { 'required': ['map'], 'properties': { 'map': { 'additionalProperties': { '$ref': '#/components/schemas/A' } } } } }", TestName = "A_tree_of_maps_is_legal")]
    [TestCase("{ 'A': { 'example': { '$ref': '#/nowhere' }, 'properties': { '$ref': { 'type': 'string' } } } }", TestName = "What_only_looks_like_a_reference_is_none")]
    public void Legal(string schemas) => Assert.That(() => TestDocument.Parse(TestDocument.Json(schemas: schemas)), Throws.Nothing);

    private static TestCaseData Case(string name, string json, string pointer, string rule) => new TestCaseData(json, pointer, rule).SetArgDisplayNames(name);
}
