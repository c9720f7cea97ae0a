using System.Linq;
using System.Text.Json.Nodes;

namespace Billing.Documents.Tests.Importing;

public sealed class UnionTests
{
    private const string Card = "{ 'type': 'object', 'required': ['type', 'number'], 'properties': { 'type': { 'const': 'card' }, 'number': { 'type': 'string' } } }";
    private const string Bank = "{ 'type': 'object', 'required': ['type', 'iban'], 'properties': { 'type': { 'enum': ['bank_transfer'] }, 'iban': { 'type': 'string' } } }";

    [Test]
    public void Forms_with_different_constants_are_told_apart_by_them()
    {
        var imported = Imported.Of(Imported.Body($"{{ 'properties': {{ 'method': {{ 'oneOf': [{Card}, {Bank}] }} }} }}"));
        var union = imported.Component("CreateThingRequestMethod")["x-union"]!;

        Assert.That(
            JsonNode.DeepEquals(union, Json("{ 'by': 'property', 'property': 'type', 'variants': [{ 'value': 'card', 'name': 'Card', 'model': 'CreateThingRequestMethodCard' }, { 'value': 'bank_transfer', 'name': 'BankTransfer', 'model': 'CreateThingRequestMethodBankTransfer' }] }")),
            union.ToJsonString());
        Assert.That(imported.Component("CreateThingRequestMethod")["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(["type"]));
    }

    [Test]
    public void A_discriminator_names_the_tag_and_makes_it_a_constant_of_each_form()
    {
        var imported = Imported.Of(Imported.Body(
            "{ 'properties': { 'method': { '$ref': '#/components/schemas/Method' } } }",
            """
            { 'Method': { 'oneOf': [{ '$ref': '#/components/schemas/Card' }, { '$ref': '#/components/schemas/Bank' }],
                'discriminator': { 'propertyName': 'kind', 'mapping': { 'card': '#/components/schemas/Card', 'bank': '#/components/schemas/Bank' } } },
              'Card': { 'properties': { 'kind': { 'type': 'string' }, 'number': { 'type': 'string' } } }, 'Bank': { 'properties': { 'kind': { 'type': 'string' }, 'iban': { 'type': 'string' } } } }
            """));

        Assert.That((string?)imported.Component("Method")["x-union"]!["property"], Is.EqualTo("kind"));
        Assert.That((string?)imported.Component("Card")["properties"]!["kind"]!["x-const"], Is.EqualTo("card"));
        Assert.That((string?)imported.Component("Bank")["properties"]!["kind"]!["x-const"], Is.EqualTo("bank"));
    }

    [Test]
    public void Forms_of_different_kinds_of_JSON_are_told_apart_by_those()
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'value': { 'anyOf': [{ 'type': 'string' }, { 'type': 'number' }, { 'type': 'object', 'properties': { 'from': { 'type': 'string' } } }] } } }"));
        var union = imported.Component("CreateThingRequestValue")["x-union"]!;

        Assert.That((string?)union["by"], Is.EqualTo("kind"));
        Assert.That(union["variants"]!.AsArray().Select(form => (string?)form!["name"]), Is.EqualTo(["Text", "Number", "Object"]));
        Assert.That((string?)union["variants"]![2]!["model"], Is.EqualTo("CreateThingRequestValueObject"));
    }

    [Test]
    public void A_list_of_types_is_a_union_by_kind()
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'meta': { 'type': 'object', 'additionalProperties': { 'type': ['string', 'number', 'boolean'] } } } }"));

        Assert.That(imported.Component("CreateThingRequestMetaValue")["x-union"]!["variants"]!.AsArray().Select(form => (string?)form!["kind"]), Is.EquivalentTo(["string", "number", "boolean"]));
    }

    [Test]
    public void Forms_without_a_tag_are_told_apart_by_their_members_and_the_more_special_one_goes_first()
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'error': { 'oneOf': [{ 'required': ['message'], 'properties': { 'message': { 'type': 'string' } } }, { 'required': ['message', 'fields'], 'properties': { 'message': { 'type': 'string' }, 'fields': { 'type': 'string' } } }] } } }"));
        var variants = imported.Component("CreateThingRequestError")["x-union"]!["variants"]!.AsArray();

        Assert.That((string?)imported.Component("CreateThingRequestError")["x-union"]!["by"], Is.EqualTo("required"));
        Assert.That(variants.Select(form => form!["members"]!.ToJsonString()), Is.EqualTo(["""["fields"]""", """["message"]"""]));
    }

    [Test]
    public void Forms_that_nothing_tells_apart_are_one_object_and_that_is_told()
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'part': { 'oneOf': [{ 'properties': { 'a': { 'type': 'string' } } }, { 'properties': { 'b': { 'type': 'string' } } }] } } }"));

        Assert.That(imported.Component("CreateThingRequestPart")["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(["a", "b"]));
        Assert.That(imported.Said(FindingKind.Undecided), Has.Some.Contains("published.json#/paths/~1things/post/requestBody/content/application~1json/schema/properties/part: CreateThingRequestPart is a union whose forms nothing tells apart"));
    }

    [Test]
    public void A_form_that_is_new_joins_ours_behind_those_that_were_there()
    {
        var before = Imported.Of(Imported.Body($"{{ 'properties': {{ 'method': {{ 'oneOf': [{Card}, {Bank}] }} }} }}")).Text.Replace("\"name\": \"Card\"", "\"name\": \"Plastic\"");
        var cash = "{ 'type': 'object', 'properties': { 'type': { 'const': 'cash' } } }";
        var imported = Imported.Of(Imported.Body($"{{ 'properties': {{ 'method': {{ 'oneOf': [{cash}, {Bank}, {Card}] }} }} }}"), before);

        Assert.That(imported.Component("CreateThingRequestMethod")["x-union"]!["variants"]!.AsArray().Select(form => (string?)form!["name"]), Is.EqualTo(["Plastic", "BankTransfer", "Cash"]));
    }

    private static JsonNode? Json(string json) => JsonNode.Parse(json.Replace('\'', '"'));
}
