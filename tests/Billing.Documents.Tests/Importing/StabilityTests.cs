using System.Linq;

namespace Billing.Documents.Tests.Importing;

/// <summary>A name that was given once stays, whatever else changes.</summary>
public sealed class StabilityTests
{
    private const string Owner = "{ 'properties': { 'owner': { 'type': 'object', 'properties': { 'name': { 'type': 'string' } } } } }";

    private static readonly string Ours = Imported.Of(Imported.Body(Owner)).Text.Replace("CreateThingRequestOwner", "Holder").Replace("createThing", "ourThing");

    [Test]
    public void Importing_the_same_document_twice_changes_nothing()
    {
        var published = Imported.Body("{ 'properties': { 'owner': { 'properties': { 'name': { 'type': ['string', 'null'] } } }, 'kind': { 'enum': ['a', 'b'] }, 'either': { 'oneOf': [{ 'type': 'string' }, { 'type': 'number' }] }, 'price': { 'type': 'number' } } }");
        var once = Imported.Of(published);

        var twice = once.Again(published);

        Assert.That(twice.Text, Is.EqualTo(once.Text));
        Assert.That(twice.Findings, Is.Empty);
    }

    [TestCaseSource(typeof(RepositoryFiles), nameof(RepositoryFiles.Ours))]
    public void Importing_our_own_document_changes_nothing(string path)
    {
        var ours = ApiDocument.Load(path);

        var (text, findings) = Importer.Run(ours, ours, keepMissing: false);

        Assert.That(findings.All, Is.Empty);
        Assert.That(text, Is.EqualTo(System.IO.File.ReadAllBytes(path)));
    }

    [Test]
    public void A_nameless_schema_keeps_the_name_that_ours_gave_to_its_place()
    {
        var imported = Imported.Of(Imported.Body(Owner.Replace("'name':", "'email': { 'type': 'string' }, 'name':")), Ours);

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "Holder"]));
        Assert.That(imported.Component("Holder")["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(["name", "email"]), "what is new goes last");
    }

    [Test]
    public void A_schema_that_the_vendor_renames_keeps_our_name()
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'owner': { '$ref': '#/components/schemas/Proprietor' } } }", "{ 'Proprietor': { 'properties': { 'name': { 'type': 'string' } } } }"), Ours);

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "Holder"]));
    }

    [Test]
    public void A_schema_that_moves_keeps_its_name_by_its_shape()
    {
        var imported = Imported.Of(Imported.Body("{ 'properties': { 'proprietor': { 'type': 'object', 'properties': { 'name': { 'type': 'string' } } } } }"), Ours);

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "Holder"]));
    }

    [Test]
    public void Of_two_schemas_that_were_one_the_nearest_to_ours_keeps_the_name()
    {
        const string two = "{{ 'properties': {{ 'a': {{ 'properties': {{ 'name': {{ 'type': 'string' }} }} }}, 'b': {{ 'properties': {{ {0} }} }} }} }}";
        var same = Imported.Of(Imported.Body(string.Format(null, two, "'name': { 'type': 'string' }"))).Text;
        var shared = same.Replace("#/components/schemas/CreateThingRequestB", "#/components/schemas/CreateThingRequestA");

        var imported = Imported.Of(Imported.Body(string.Format(null, two, "'code': { 'type': 'string' }, 'name': { 'type': 'string' }")), shared);

        Assert.That(imported.Names, Is.EquivalentTo(["CreateThingRequest", "CreateThingRequestA", "CreateThingRequestB"]));
        Assert.That(imported.Component("CreateThingRequestA")["properties"]!.AsObject().Select(member => member.Key), Is.EqualTo(["name"]));
    }

    [Test]
    public void An_operation_keeps_its_id_whatever_the_vendor_calls_it_and_its_path_values()
    {
        var published = "{ 'openapi': '3.1.0', 'paths': { '/things/{0}': { 'get': { 'operationId': '{1}', 'tags': ['Things'], 'parameters': [{ 'name': '{0}', 'in': 'path', 'required': true, 'schema': { 'type': 'string' } }], 'responses': { '204': { 'description': 'Theirs.' } } } } } }";
        var ours = Imported.Of(published.Replace("{0}", "id").Replace("{1}", "getThing").Replace("'/things/id'", "'/things/{id}'")).Text.Replace("Things_GetThing", "Things_Get");

        var imported = Imported.Of(published.Replace("{0}", "thingId").Replace("{1}", "fetchThing").Replace("'/things/thingId'", "'/things/{thingId}'"), ours);

        Assert.That((string?)imported.Operation("/things/{thingId}", "get")["operationId"], Is.EqualTo("Things_Get"));
    }

    [TestCase("'tags': ['Line items'], 'operationId': 'listLineItems'", "LineItems_ListLineItems")]
    [TestCase("'tags': ['x'], 'operationId': 'listSourceEvents', 'x-speakeasy-group': 'sources.events', 'x-speakeasy-name-override': 'list'", "Sources.Events_List")]
    [TestCase("'operationId': 'Plans_Get'", "Plans_Get")]
    [TestCase("'tags': ['Plans']", "Plans_List")]
    [TestCase("'summary': 'x'", "Things_List")]
    public void A_new_operation_is_named_resource_and_verb(string named, string expected)
    {
        var imported = Imported.Of($"{{ 'openapi': '3.0.3', 'paths': {{ '/things': {{ 'get': {{ {named}, 'responses': {{ '204': {{ 'description': 'Theirs.' }} }} }} }} }} }}");
        var get = imported.Operation("/things", "get");

        Assert.That((string?)get["operationId"], Is.EqualTo(expected));
        Assert.That((string?)get["tags"]![0], Is.EqualTo(expected.Split('_')[0]));
        Assert.That(imported.Root["tags"]!.AsArray().Select(tag => (string?)tag!["name"]), Is.EqualTo([expected.Split('_')[0]]));
    }
}
