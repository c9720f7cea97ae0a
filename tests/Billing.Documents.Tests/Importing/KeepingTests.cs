using System.Linq;

namespace Billing.Documents.Tests.Importing;

/// <summary>What is ours stays, and what is the vendor's stays out.</summary>
public sealed class KeepingTests
{
    private const string Schema = "{ 'description': 'Theirs.', 'properties': { 'amount': { 'type': 'string', 'description': 'Theirs.' }, 'kind': { 'enum': ['a', 'b'], 'description': 'Theirs.' } } }";

    private static readonly string Ours = Imported.Of(Imported.Body(Schema)).Text
        .Replace("Calls POST /things.", "Makes a thing.").Replace("Not described yet.", "Ours.").Replace("\"x-wants-description\": true", "\"x-lenient\": true");

    [Test]
    public void Sentences_of_the_vendor_are_not_taken_and_what_has_none_is_marked()
    {
        var imported = Imported.Of(Imported.Body(Schema, operation: "'summary': 'Theirs.', 'description': 'Theirs.',"));

        Assert.That(imported.Text, Does.Not.Contain("Theirs"));
        Assert.That((string?)imported.Operation("/things", "post")["summary"], Is.EqualTo("Calls POST /things."));
        foreach (var place in new[] { "paths./things.post", "paths./things.post.requestBody", "components.schemas.CreateThingRequest", "components.schemas.CreateThingRequest.properties.amount" })
        {
            Assert.That((bool?)place.Split('.').Aggregate((System.Text.Json.Nodes.JsonNode)imported.Root, (json, step) => json[step]!)["x-wants-description"], Is.True, place);
        }
    }

    [Test]
    public void Our_sentences_and_extensions_stay_where_the_thing_still_exists()
    {
        var imported = Imported.Of(Imported.Body(Schema.Replace("'amount':", "'added': { 'type': 'string' }, 'amount':").Replace("'b']", "'b', 'c']")), Ours);
        var properties = imported.Component("CreateThingRequest")["properties"]!;

        Assert.That((string?)imported.Operation("/things", "post")["summary"], Is.EqualTo("Makes a thing."));
        Assert.That((string?)properties["amount"]!["description"], Is.EqualTo("Ours."));
        Assert.That((bool?)properties["amount"]!["x-lenient"], Is.True);
        Assert.That((bool?)properties["added"]!["x-wants-description"], Is.True);
        Assert.That(imported.Component("CreateThingRequestKind")["x-enum-descriptions"]!.AsArray().Select(text => (string?)text), Is.EqualTo(["Ours.", "Ours.", "Not described yet."]));
        Assert.That((bool?)imported.Component("CreateThingRequestKind")["x-wants-description"], Is.True);
        Assert.That(imported.Said(FindingKind.Added).Select(line => line.Split(": ")[1]), Is.EquivalentTo(["the member CreateThingRequest.added", "the value c of CreateThingRequestKind"]));
    }

    [Test]
    public void A_number_that_ours_reads_out_of_a_text_stays_one_with_its_unit_and_limits()
    {
        var ours = Ours.Replace("\"type\": \"string\",\n            \"description\"", "\"type\": \"number\",\n            \"format\": \"decimal\",\n            \"x-wire\": \"string\",\n            \"minimum\": 1,\n            \"x-unit\": \"major\",\n            \"description\"");
        Assert.That(ours, Is.Not.EqualTo(Ours));

        var imported = Imported.Of(Imported.Body(Schema), ours);

        Assert.That(imported.Text, Is.EqualTo(ours));
    }

    [Test]
    public void Members_that_only_ours_knows_of_free_form_JSON_stay()
    {
        var imported = Imported.Of(Imported.Body(Schema.Replace("'amount': { 'type': 'string'", "'amount': { 'type': 'object'")), Imported.Of(Imported.Body(Schema.Replace("'amount': { 'type': 'string'", "'amount': { 'properties': { 'cents': { 'type': 'integer' } }"))).Text);

        Assert.That(imported.Names, Does.Contain("CreateThingRequestAmount"));
    }

    [Test]
    public void What_became_another_kind_of_thing_is_told()
    {
        var imported = Imported.Of(Imported.Body(Schema.Replace("'amount': { 'type': 'string'", "'amount': { 'type': 'boolean'")), Ours);

        Assert.That((string?)imported.Component("CreateThingRequest")["properties"]!["amount"]!["type"], Is.EqualTo("boolean"));
        Assert.That(imported.Component("CreateThingRequest")["properties"]!["amount"]!.AsObject().ContainsKey("x-lenient"), Is.False);
        Assert.That(imported.Said(FindingKind.Changed), Has.One.Contains("/properties/amount: is Boolean and was String"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void What_the_published_document_has_no_more_goes_unless_it_is_to_be_kept(bool keep)
    {
        var more = Schema.Replace("'b']", "'b', 'c']").Replace("'amount':", "'gone': { 'properties': { 'id': { 'type': 'string' } } }, 'amount':");
        var ours = Imported.Of(Imported.Body(more, operation: "'parameters': [{ 'name': 'dry', 'in': 'query', 'schema': { 'type': 'boolean' } }],")).Text;

        var imported = Imported.Of(Imported.Body(Schema), ours, keep);

        Assert.That(imported.Component("CreateThingRequest")["properties"]!.AsObject().ContainsKey("gone"), Is.EqualTo(keep));
        Assert.That(imported.Names.Contains("CreateThingRequestGone"), Is.EqualTo(keep));
        Assert.That(imported.Component("CreateThingRequestKind")["enum"]!.AsArray(), Has.Count.EqualTo(keep ? 3 : 2));
        Assert.That(imported.Operation("/things", "post").ContainsKey("parameters"), Is.EqualTo(keep));
        Assert.That(imported.Said(keep ? FindingKind.Kept : FindingKind.Removed), Is.EquivalentTo([
            "ours.json#/components/schemas/CreateThingRequest/properties/gone: the member gone",
            "ours.json#/components/schemas/CreateThingRequestKind/enum/2: the value c",
            "ours.json#/paths/~1things/post/parameters: the parameter dry of Things_CreateThing",
        ]));
    }

    [TestCase(false, false, false)]
    [TestCase(false, true, true)]
    [TestCase(true, false, true)]
    public void An_operation_that_is_gone_goes_unless_it_is_deprecated_or_to_be_kept(bool isDeprecated, bool keep, bool stays)
    {
        var ours = isDeprecated ? Ours.Replace("\"operationId\"", "\"deprecated\": true, \"operationId\"") : Ours;
        stays |= keep;

        var imported = Imported.Of("{ 'openapi': '3.1.0', 'paths': {} }", ours, keep);

        Assert.That(imported.Root["paths"]!.AsObject().ContainsKey("/things"), Is.EqualTo(stays));
        Assert.That(imported.Names.Any(), Is.EqualTo(stays));
        Assert.That(imported.Said(stays ? FindingKind.Kept : FindingKind.Removed), Has.One.Contains("ours.json#/paths/~1things/post: the operation Things_CreateThing"));
    }

    [Test]
    public void What_is_kept_takes_the_enum_that_now_has_the_same_values()
    {
        const string list = "{ 'openapi': '3.1.0', 'paths': { '/{0}': { 'get': { 'tags': ['Things'], 'operationId': 'list{0}', 'parameters': [{ 'name': 'kind', 'in': 'query', 'schema': { 'enum': [{1}] } }], 'responses': { '204': { 'description': 'x' } } } }{2} } }";
        var other = ", '/old': { 'get': { 'tags': ['Things'], 'operationId': 'listOld', 'parameters': [{ 'name': 'sort', 'in': 'query', 'schema': { 'enum': ['a', 'b'] } }], 'responses': { '204': { 'description': 'x' } } } }";
        string List(string values, string more) => list.Replace("{0}", "New").Replace("{1}", values).Replace("{2}", more);
        var ours = Imported.Of(List("'a', 'b', 'c'", other)).Text;

        var imported = Imported.Of(List("'a', 'b'", ""), ours, keepMissing: false);
        var kept = Imported.Of(List("'a', 'b'", ""), ours.Replace("\"operationId\": \"Things_ListOld\"", "\"deprecated\": true, \"operationId\": \"Things_ListOld\""));

        Assert.That(imported.Names, Is.EqualTo(["ThingKind"]));
        Assert.That(kept.Names, Is.EqualTo(["ThingKind"]));
        Assert.That((string?)kept.Operation("/old", "get")["parameters"]![0]!["schema"]!["$ref"], Is.EqualTo("#/components/schemas/ThingKind"));
    }

    [Test]
    public void Marks_that_name_what_is_gone_go_with_it()
    {
        var groups = Schema.Replace("'properties':", "'anyOf': [{ 'required': ['amount'] }, { 'required': ['kind'] }], 'properties':");
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'amount': { 'type': 'string' } } }"), Imported.Of(Imported.Body(groups)).Text);

        Assert.That(imported.Component("CreateThingRequest").ContainsKey("x-any-of"), Is.False);
        Assert.That(imported.Said(FindingKind.Undecided), Has.One.Contains("x-any-of named what is there no more"));
    }
}
