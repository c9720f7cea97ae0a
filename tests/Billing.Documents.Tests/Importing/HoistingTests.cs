using System.Linq;

namespace Billing.Documents.Tests.Importing;

public sealed class HoistingTests
{
    [Test]
    public void Inline_objects_become_components_named_after_their_place()
    {
        var imported = Imported.Of(Imported.Body("{ 'type': 'object', 'properties': { 'owner': { 'type': 'object', 'properties': { 'name': { 'type': 'string' } } }, 'parts': { 'type': 'array', 'items': { 'type': 'object', 'properties': { 'id': { 'type': 'string' } } } } } }"));

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "CreateThingRequestOwner", "CreateThingRequestPart"]));
        Assert.That((string?)imported.Component("CreateThingRequestPart")["x-origin"], Is.EqualTo("CreateThingRequest.parts[]"));
        Assert.That((string?)imported.Component("CreateThingRequest")["properties"]!["parts"]!["items"]!["$ref"], Is.EqualTo("#/components/schemas/CreateThingRequestPart"));
    }

    [Test]
    public void The_same_enum_at_two_places_is_one_component()
    {
        var imported = Imported.Of(Imported.Body("{ 'type': 'object', 'properties': { 'a': { 'enum': ['x', 'y'] }, 'b': { 'type': 'string', 'enum': ['y', 'x'] } } }"));

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "CreateThingRequestA"]));
        Assert.That((string?)imported.Component("CreateThingRequest")["properties"]!["b"]!["allOf"]![0]!["$ref"], Does.EndWith("/CreateThingRequestA"));
    }

    [Test]
    public void Named_primitives_are_written_where_they_are_used()
    {
        var json = Imported.Schema("{ 'properties': { 'id': { '$ref': '#/components/schemas/ThingId' } } }", "{ 'ThingId': { 'type': 'string', 'pattern': '^th_' } }");

        Assert.That((string?)json["properties"]!["id"]!["type"], Is.EqualTo("string"));
        Assert.That((string?)json["properties"]!["id"]!["pattern"], Is.EqualTo("^th_"));
    }

    [Test]
    public void What_allOf_merges_is_one_object()
    {
        var json = Imported.Schema(
            "{ 'allOf': [{ '$ref': '#/components/schemas/Base' }, { 'required': ['name'], 'properties': { 'name': { 'type': 'string' }, 'kind': { 'const': 'big' } } }] }",
            "{ 'Base': { 'required': ['id'], 'properties': { 'id': { 'type': 'string' }, 'kind': { 'type': 'string', 'enum': ['big', 'small'] } } } }");

        Assert.That(json["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(["id", "kind", "name"]));
        Assert.That(json["required"]!.AsArray().Select(name => (string?)name), Is.EquivalentTo(["id", "name"]));
        Assert.That((string?)json["properties"]!["kind"]!["x-const"], Is.EqualTo("big"), "the constant narrows the enum");
    }

    [Test]
    public void Two_schemas_of_one_name_both_get_one()
    {
        var imported = Imported.Of(Imported.Body(
            "{ 'properties': { 'a': { '$ref': '#/components/schemas/Price' }, 'b': { '$ref': '#/components/schemas/schemas-Price' } } }",
            "{ 'Price': { 'properties': { 'id': { 'type': 'string' } } }, 'schemas-Price': { 'properties': { 'code': { 'type': 'string' } } } }"));

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "Price", "SchemasPrice"]));
    }

    [TestCase("Error", "error", "ErrorBody", TestName = "A_schema_does_not_take_the_name_of_its_member")]
    [TestCase("Task", "id", "TaskBody", TestName = "A_schema_does_not_take_a_name_of_the_runtime")]
    [TestCase("Things", "id", "ThingsBody", TestName = "A_schema_does_not_take_the_name_of_a_resource")]
    [TestCase("Price2", "id", "PriceTwo", TestName = "A_schema_does_not_end_in_a_digit")]
    [TestCase("price_model", "id", "PriceModel", TestName = "A_schema_is_in_PascalCase")]
    public void Names(string theirs, string member, string expected)
    {
        var imported = Imported.Of(Imported.Body($"{{ 'properties': {{ 'a': {{ '$ref': '#/components/schemas/{theirs}' }} }} }}", $"{{ '{theirs}': {{ 'properties': {{ '{member}': {{ 'type': 'string' }} }} }} }}"));

        Assert.That(imported.Names, Does.Contain(expected));
    }

    [TestCase("3ds", "Threeds", TestName = "A_member_that_begins_with_a_digit_gets_a_name")]
    [TestCase("@id", "Id", TestName = "A_member_with_a_sign_gets_a_name")]
    public void MemberNames(string member, string expected) =>
        Assert.That((string?)Imported.Schema($"{{ 'properties': {{ '{member}': {{ 'type': 'string' }} }} }}")["properties"]![member]!["x-name"], Is.EqualTo(expected));

    [Test]
    public void A_new_member_named_like_its_type_or_another_member_gets_another_name()
    {
        var ours = Imported.Of(Imported.Body("{ 'properties': { 'a_b': { 'type': 'string' } } }")).Text;

        var json = Imported.Of(Imported.Body("{ 'properties': { 'a_b': { 'type': 'string' }, 'aB': { 'type': 'string' }, 'create_thing_request': { 'type': 'string' } } }"), ours).Component("CreateThingRequest");

        Assert.That(json["properties"]!["a_b"]!.AsObject().ContainsKey("x-name"), Is.False);
        Assert.That((string?)json["properties"]!["aB"]!["x-name"], Is.EqualTo("ABValue"));
        Assert.That((string?)json["properties"]!["create_thing_request"]!["x-name"], Is.EqualTo("CreateThingRequestValue"));
    }
}
