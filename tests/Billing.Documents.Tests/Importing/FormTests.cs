using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Importing;

/// <summary>How schemas of 3.0 and 3.1 stand in our documents; what we say ourselves is left out.</summary>
public sealed class FormTests
{
    private static readonly string[] Prose = ["description", "x-wants-description"];

    [TestCase("{ 'type': ['string', 'null'] }", "{ 'type': 'string', 'nullable': true }")]
    [TestCase("{ 'type': 'string', 'nullable': true }", "{ 'type': 'string', 'nullable': true }")]
    [TestCase("{ 'oneOf': [{ 'type': 'string' }, { 'type': 'null' }] }", "{ 'type': 'string', 'nullable': true }")]
    [TestCase("{ 'anyOf': [{ '$ref': '#/components/schemas/Part' }, { 'type': 'null' }] }", "{ 'allOf': [{ '$ref': '#/components/schemas/Part' }], 'nullable': true }")]
    [TestCase("{ 'const': 'a' }", "{ 'type': 'string', 'x-const': 'a' }")]
    [TestCase("{ 'type': 'string', 'enum': ['a'] }", "{ 'type': 'string', 'x-const': 'a' }")]
    [TestCase("{ 'type': 'string', 'format': 'date-time' }", "{ 'type': 'string', 'format': 'date-time' }")]
    [TestCase("{ 'type': 'string', 'format': 'email', 'minLength': 3, 'examples': ['a@b'] }", "{ 'type': 'string', 'minLength': 3 }")]
    [TestCase("{ 'type': 'number' }", "{ 'type': 'number', 'format': 'decimal' }")]
    [TestCase("{ 'type': 'number', 'format': 'double', 'exclusiveMinimum': 0, 'maximum': 1e12 }", "{ 'type': 'number', 'format': 'decimal', 'minimum': 0, 'exclusiveMinimum': true, 'x-exclusive-minimum': true, 'maximum': 1000000000000 }")]
    [TestCase("{ 'type': 'number', 'multipleOf': 1e-8 }", "{ 'type': 'number', 'format': 'decimal', 'x-multiple-of': '0.00000001' }")]
    [TestCase("{ 'type': 'string', 'pattern': '^-?\\\\d+(\\\\.\\\\d+)?$' }", "{ 'type': 'number', 'format': 'decimal', 'x-wire': 'string' }")]
    [TestCase("{ 'type': 'string', 'format': 'decimal' }", "{ 'type': 'number', 'format': 'decimal', 'x-wire': 'string' }")]
    [TestCase("{ 'type': 'string', 'pattern': '^th_[a-z0-9]+$' }", "{ 'type': 'string', 'pattern': '^th_[a-z0-9]+$' }")]
    [TestCase("{ 'type': 'integer', 'maximum': 100 }", "{ 'type': 'integer', 'format': 'int32', 'maximum': 100 }")]
    [TestCase("{ 'type': 'integer' }", "{ 'type': 'integer', 'format': 'int64' }")]
    [TestCase("{ 'type': 'integer', 'enum': [0, 1] }", "{ 'type': 'integer', 'format': 'int64', 'x-values': [0, 1] }")]
    [TestCase("{ 'type': 'object' }", "{ 'type': 'object', 'additionalProperties': { 'nullable': true } }")]
    [TestCase("{ 'type': 'object', 'additionalProperties': true }", "{ 'type': 'object', 'additionalProperties': { 'nullable': true } }")]
    [TestCase("{ 'type': 'object', 'additionalProperties': { 'type': 'string' } }", "{ 'type': 'object', 'additionalProperties': { 'type': 'string' } }")]
    [TestCase("{ 'type': 'array', 'items': { '$ref': '#/components/schemas/Part' }, 'maxItems': 9 }", "{ 'type': 'array', 'items': { '$ref': '#/components/schemas/Part' }, 'maxItems': 9 }")]
    [TestCase("{ 'type': 'boolean', 'default': true }", "{ 'type': 'boolean', 'default': true }")]
    public void A_member_is_written_in_our_form(string theirs, string ours)
    {
        var json = Imported.Schema($"{{ 'properties': {{ 'thing': {theirs} }} }}", "{ 'Part': { 'properties': { 'id': { 'type': 'string' } } } }");
        var member = json["properties"]!["thing"]!.AsObject();
        foreach (var prose in Prose)
        {
            Assert.That(member.Remove(prose), prose);
        }

        Assert.That(JsonNode.DeepEquals(member, JsonNode.Parse(ours.Replace('\'', '"'))), Is.True, member.ToJsonString());
    }

    [Test]
    public void Members_of_which_one_is_needed_are_groups()
    {
        var json = Imported.Schema("{ 'type': 'object', 'properties': { 'a': { 'type': 'string' }, 'b': { 'type': 'string' } }, 'anyOf': [{ 'required': ['a'] }, { 'required': ['b'] }] }");

        Assert.That(json["x-any-of"]!.ToJsonString(), Is.EqualTo("""[["a"],["b"]]"""));
        Assert.That(json.ContainsKey("required"), Is.False);
    }

    [Test]
    public void A_number_of_3_0_with_a_boolean_exclusive_limit_is_exclusive() =>
        Assert.That(
            (bool?)Imported.Schema("{ 'properties': { 'thing': { 'type': 'number', 'minimum': 0, 'exclusiveMinimum': true } } }", version: "3.0.3")["properties"]!["thing"]!["x-exclusive-minimum"],
            Is.True);

    [Test]
    public void Parameters_of_the_path_item_and_referred_ones_belong_to_the_operation()
    {
        var imported = Imported.Of("""
            { 'openapi': '3.1.0', 'paths': { '/things/{id}': { 'parameters': [{ 'name': 'id', 'in': 'path', 'required': true, 'schema': { 'type': 'string' } }],
              'get': { 'operationId': 'getThing', 'parameters': [{ '$ref': '#/components/parameters/Expand' }], 'responses': { '204': { '$ref': '#/components/responses/Nothing' } } } } },
              'components': { 'parameters': { 'Expand': { 'name': 'expand', 'in': 'query', 'schema': { 'type': 'boolean' } } }, 'responses': { 'Nothing': { 'description': 'Theirs.' } } } }
            """);

        var get = imported.Operation("/things/{id}", "get");
        Assert.That(get["parameters"]!.AsArray().Select(parameter => (string?)parameter!["name"]), Is.EqualTo(["id", "expand"]));
        Assert.That((bool?)get["parameters"]![1]!["required"], Is.False);
        Assert.That((string?)get["responses"]!["204"]!["description"], Is.EqualTo("Not described yet."));
    }
}
