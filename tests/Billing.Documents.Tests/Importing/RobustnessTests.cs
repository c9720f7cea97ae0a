using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Importing;

/// <summary>Whatever a vendor publishes is imported, or refused with a place.</summary>
public sealed class RobustnessTests
{
    private const string Published = """
        { 'openapi': '3.1.0', 'paths': { '/things/{id}': { 'parameters': [{ 'name': 'id', 'in': 'path', 'required': true, 'schema': { 'type': 'string' } }],
          'get': { 'operationId': 'listThings', 'tags': ['Things'], 'deprecated': false, 'parameters': [{ 'name': 'offset', 'in': 'query', 'schema': { 'type': 'integer', 'default': 0 } }],
            'responses': { '200': { 'description': 'x', 'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/Page' } } } } } },
          'post': { 'operationId': 'makeThing', 'x-speakeasy-group': 'things', 'requestBody': { 'required': true, 'content': { 'application/json': { 'schema': { 'type': 'object', 'required': ['amount'],
            'properties': { 'amount': { 'type': 'number', 'exclusiveMinimum': 0, 'multipleOf': 0.01 }, 'kind': { 'enum': ['a', 'b'] },
              'method': { 'oneOf': [{ 'properties': { 'type': { 'const': 'card' } } }, { 'properties': { 'type': { 'const': 'bank' } } }], 'discriminator': { 'propertyName': 'type' } },
              'either': { 'anyOf': [{ 'type': 'string' }, { 'type': 'number' }] }, 'map': { 'additionalProperties': { 'type': ['string', 'null'] } } } } } } }, 'responses': { '204': { 'description': 'x' } } } } },
          'components': { 'schemas': { 'Page': { 'type': 'object', 'properties': { 'data': { 'type': 'array', 'items': { '$ref': '#/components/schemas/Thing' } }, 'total': { 'type': 'integer' } } },
            'Thing': { 'allOf': [{ 'properties': { 'id': { 'type': 'string' } } }, { 'properties': { 'name': { 'type': 'string', 'minLength': 1 } } }] } } } }
        """;

    private static readonly string[] Replacements = ["1", "'x'", "{}", "[1]"];

    [Test]
    public void Every_node_of_a_document_replaced_by_anything_gives_a_document_or_a_refusal()
    {
        var refused = 0;
        var crashes = new List<string>();
        var before = Imported.Of(Published).Text;
        foreach (var pointer in Pointers(JsonNode.Parse(Published.Replace('\'', '"'))!, "").ToList())
        {
            foreach (var replacement in Replacements)
            {
                var root = JsonNode.Parse(Published.Replace('\'', '"'))!;
                Replace(root, pointer, JsonNode.Parse(replacement.Replace('\'', '"')));
                try
                {
                    Imported.Of(root.ToJsonString(), before);
                }
                catch (DocumentException)
                {
                    refused++;
                }
                catch (System.Exception e)
                {
                    crashes.Add($"{pointer} as {replacement}: {e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Billing.Documents"))}");
                }
            }
        }

        Assert.That(crashes, Is.Empty);
        Assert.That(refused, Is.GreaterThan(100));
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string pointer) => node switch
    {
        JsonObject map => map.SelectMany(member => Pointers(member.Value, JsonPointer.Append(pointer, member.Key)).Prepend(JsonPointer.Append(pointer, member.Key))),
        JsonArray list => list.SelectMany((item, index) => Pointers(item, JsonPointer.Append(pointer, index)).Prepend(JsonPointer.Append(pointer, index))),
        _ => [],
    };

    private static void Replace(JsonNode root, string pointer, JsonNode? value)
    {
        var parent = JsonPointer.Find(root, pointer[..pointer.LastIndexOf('/')])!;
        var step = JsonPointer.Last(pointer);
        if (parent is JsonArray list)
        {
            list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[step] = value;
        }
    }
}
