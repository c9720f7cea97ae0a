using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Reading;

/// <summary>Whatever stands in a document, it is read and compared, or refused with a place.</summary>
public sealed class BrokenDocumentTests
{
    private const int Rounds = 1_000;

    private static readonly string[] Values = ["null", "true", "7", "\"text\"", "[]", "{}", "[null]", "[1]", "{\"$ref\":7}", "{\"$ref\":\"#/components\"}", "{\"type\":[\"string\",7]}", "\"#/paths\"", "1e999", "{\"oneOf\":[{}]}"];

    [Test]
    public void A_document_with_anything_anywhere_is_compared_or_refused_with_a_place()
    {
        var whole = ApiDocument.Load(RepositoryFiles.Ours[0]);
        var pointers = Pointers(whole.Root, "").ToList();
        var random = new Random(5);
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (pointer, value) = (pointers[random.Next(pointers.Count)], Values[random.Next(Values.Length)]);
            var root = (JsonObject)whole.Root.DeepClone();
            Replace(root, pointer, JsonNode.Parse(value));
            try
            {
                var broken = ApiDocument.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()), "broken.json");
                if (round % 4 == 0)
                {
                    DocumentComparer.Compare(whole, broken);
                }
            }
            catch (DocumentException e)
            {
                refused++;
                Assert.That(e.Message, Does.StartWith("broken.json#"));
            }
            catch (Exception e) when (e is not AssertionException)
            {
                Assert.Fail($"{pointer} = {value}: {e}");
            }
        }

        Assert.That(refused, Is.InRange(50, Rounds - 50));
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string pointer) => node switch
    {
        JsonObject map => map.SelectMany(member => Pointers(member.Value, JsonPointer.Append(pointer, member.Key)).Prepend(JsonPointer.Append(pointer, member.Key))),
        JsonArray list => list.SelectMany((item, index) => Pointers(item, JsonPointer.Append(pointer, index)).Prepend(JsonPointer.Append(pointer, index))),
        _ => [],
    };

    private static void Replace(JsonObject root, string pointer, JsonNode? value)
    {
        var owner = JsonPointer.Find(root, pointer[..pointer.LastIndexOf('/')])!;
        if (owner is JsonObject map)
        {
            map[JsonPointer.Last(pointer)] = value;
        }
        else
        {
            ((JsonArray)owner)[int.Parse(JsonPointer.Last(pointer), System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
    }
}
