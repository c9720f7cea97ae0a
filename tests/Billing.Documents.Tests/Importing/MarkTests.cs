using System.Linq;

namespace Billing.Documents.Tests.Importing;

/// <summary>Marks that follow from the published document, and doubts that are told.</summary>
public sealed class MarkTests
{
    [Test]
    public void A_list_by_offset_is_a_page()
    {
        var imported = Imported.Of(List("offset", "'pagination': { 'properties': { 'total': { 'type': 'integer' } } }"));

        Assert.That(imported.Operation("/things", "get")["x-pagination"]!.ToJsonString(), Is.EqualTo("""{"style":"offset","limit":"limit","offset":"offset","results":"data","item":"Thing"}"""));
        Assert.That(imported.Component("ListThingsResponse")["x-page"]!.ToJsonString(), Is.EqualTo("""{"results":"data","item":"Thing","total":"pagination.total","id":"id"}"""));
    }

    [Test]
    public void A_list_by_cursor_is_a_page_that_names_the_next()
    {
        var imported = Imported.Of(List("cursor", "'nextCursor': { 'type': 'string' }, 'hasMore': { 'type': 'boolean' }"));

        Assert.That((string?)imported.Operation("/things", "get")["x-pagination"]!["cursor"], Is.EqualTo("cursor"));
        Assert.That(imported.Component("ListThingsResponse")["x-page"]!.ToJsonString(), Is.EqualTo("""{"results":"data","item":"Thing","id":"id","next":"nextCursor","hasMore":"hasMore"}"""));
    }

    [Test]
    public void A_list_by_cursor_without_a_next_one_is_left_undecided()
    {
        var imported = Imported.Of(List("cursor", "'more': { 'type': 'boolean' }"));

        Assert.That(imported.Operation("/things", "get").ContainsKey("x-pagination"), Is.False);
        Assert.That(imported.Said(FindingKind.Undecided), Has.One.Contains("published.json#/paths/~1things/get: takes cursor, and its answer does not tell the list and the next position"));
    }

    [Test]
    public void An_operation_that_gains_its_first_query_keeps_its_old_signature()
    {
        const string query = "'parameters': [{ 'name': 'dry', 'in': 'query', 'schema': { 'type': 'boolean' } }],";
        var before = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' } } }"));

        var after = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' } } }", operation: query), before.Text);
        var again = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' } } }"), after.Text);

        Assert.That(before.Operation("/things", "post").ContainsKey("x-overload"), Is.False);
        Assert.That((bool?)after.Operation("/things", "post")["x-overload"], Is.True);
        Assert.That(again.Operation("/things", "post").ContainsKey("x-overload"), Is.False);
        var needed = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' } } }", operation: query.Replace("'in'", "'required': true, 'in'")), before.Text);
        Assert.That(needed.Operation("/things", "post").ContainsKey("x-overload"), Is.False, "a query that must be given has no old signature");
    }

    [TestCase("patch", true)]
    [TestCase("post", false)]
    public void The_body_of_a_PATCH_is_marked(string verb, bool expected)
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' } } }", verb: verb));

        Assert.That(imported.Component("CreateThingRequest").ContainsKey("x-patch"), Is.EqualTo(expected));
    }

    [TestCase("put", "", "'a'", """{"kind":"natural"}""", 0)]
    [TestCase("patch", "", "'a'", """{"kind":"natural"}""", 0)]
    [TestCase("post", "", "'a'", """{"kind":"none"}""", 1)]
    [TestCase("post", "", "'idempotencyKey'", """{"kind":"body","name":"idempotencyKey","atomic":false}""", 1)]
    [TestCase("post", "", "'idempotency_key'", """{"kind":"body","name":"idempotency_key","atomic":false}""", 1)]
    [TestCase("post", "'parameters': [{ 'name': 'Idempotency-Key', 'in': 'header', 'schema': { 'type': 'string' } }],", "'a'", """{"kind":"header","name":"Idempotency-Key","atomic":false}""", 1)]
    public void Idempotency_follows_from_the_verb_or_a_known_key(string verb, string operation, string member, string expected, int undecided)
    {
        var imported = Imported.Of(Imported.Body($"{{ 'properties': {{ {member}: {{ 'type': 'string' }} }} }}", operation: operation, verb: verb));

        Assert.That(imported.Operation("/things", verb)["x-idempotency"]!.ToJsonString(), Is.EqualTo(expected));
        Assert.That(imported.Operation("/things", verb).ContainsKey("parameters"), Is.False);
        Assert.That(imported.Said(FindingKind.Undecided).Count(), Is.EqualTo(undecided));
    }

    [Test]
    public void A_key_that_ours_does_not_use_is_told()
    {
        var ours = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' } } }")).Text;

        var imported = Imported.Of(Imported.Body("{ 'properties': { 'a': { 'type': 'string' }, 'idempotencyKey': { 'type': 'string' } } }"), ours);

        Assert.That(imported.Said(FindingKind.Undecided), Has.One.Contains("has the key idempotencyKey, and ours says that it has none"));
    }

    [TestCase("'total': { 'type': 'number' }", "\"total\" is a number without a unit")]
    [TestCase("'unitPrice': { 'type': 'string' }", "\"unitPrice\" sounds like an amount and is a text")]
    [TestCase("'days': { 'type': 'integer' }", "\"days\" is an amount without a unit")]
    [TestCase("'rate': { 'type': 'string', 'format': 'decimal' }", "\"rate\" is a number without a unit")]
    [TestCase("'thing': {}", "says no type")]
    [TestCase("'thing': { 'type': 'array', 'items': { 'type': 'array', 'items': { 'type': 'string' } } }", "is a list of lists")]
    public void Doubt_about_a_member_is_told_with_its_place(string member, string doubt)
    {
        var imported = Imported.Of(Imported.Body($"{{ 'properties': {{ {member} }} }}"));

        var name = member.Split('\'')[1];
        Assert.That(imported.Said(FindingKind.Undecided), Has.One.Contains($"published.json#/paths/~1things/post/requestBody/content/application~1json/schema/properties/{name}: ").And.One.Contains(doubt));
    }

    [TestCase("'200': { 'description': 'x', 'content': { 'text/csv': { 'schema': { 'type': 'string' } } } }", "is text/csv and not JSON")]
    [TestCase("'200': { 'description': 'x' }, 'default': { 'description': 'x' }", "the status default")]
    [TestCase("'200': { 'description': 'x', 'content': { 'application/json': { 'schema': { 'type': 'array', 'items': { 'type': 'string' } } } } }", "a body that is no object")]
    [TestCase("'200': { 'description': 'x', 'content': { 'application/json': { 'schema': { 'properties': { 'a': { 'type': 'string' } } } } } }, '202': { 'description': 'x', 'content': { 'application/json': { 'schema': { 'properties': { 'b': { 'type': 'string' } } } } } }", "answers 202 with another body")]
    public void Doubt_about_an_answer_is_told(string responses, string doubt)
    {
        var imported = Imported.Of($"{{ 'openapi': '3.1.0', 'paths': {{ '/things': {{ 'get': {{ 'tags': ['Things'], 'responses': {{ {responses} }} }} }} }} }}");

        Assert.That(imported.Said(FindingKind.Undecided), Has.One.Contains(doubt));
    }

    [Test]
    public void Components_say_their_resource_and_direction()
    {
        var imported = Imported.Of(List("offset", "'total': { 'type': 'integer' }").Replace("'responses': {", "'responses': { '400': { 'description': 'x', 'content': { 'application/json': { 'schema': { '$ref': '#/components/schemas/Problem' } } } },"));

        Assert.That((string?)imported.Component("Thing")["x-resource"], Is.EqualTo("Things"));
        Assert.That((string?)imported.Component("Thing")["x-direction"], Is.EqualTo("response"));
        Assert.That((string?)imported.Component("Problem")["x-resource"], Is.EqualTo("Shared"));
    }

    private static string List(string position, string members) => $$"""
        { 'openapi': '3.1.0', 'paths': { '/things': { 'get': { 'operationId': 'listThings', 'tags': ['Things'],
          'parameters': [{ 'name': 'limit', 'in': 'query', 'schema': { 'type': 'integer' } }, { 'name': '{{position}}', 'in': 'query', 'schema': { 'type': 'integer' } }],
          'responses': { '200': { 'description': 'x', 'content': { 'application/json': { 'schema': { 'type': 'object', 'properties': {
            'data': { 'type': 'array', 'items': { '$ref': '#/components/schemas/Thing' } }, {{members}} } } } } } } } } },
          'components': { 'schemas': { 'Thing': { 'properties': { 'id': { 'type': 'string' } } }, 'Problem': { 'properties': { 'message': { 'type': 'string' } } } } } }
        """;
}
