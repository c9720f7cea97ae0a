using System.IO;
using System.Text;

namespace Billing.Documents.Tests.Importing;

public sealed class ImportCommandTests
{
    private static readonly string Ours = Imported.Of("{ 'openapi': '3.0.3', 'paths': {} }").Text;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("billing-documents-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Our_document_is_replaced_and_what_is_undecided_is_listed()
    {
        var (code, output, error) = Import(Imported.Body("{ 'properties': { 'price': { 'type': 'number' } } }"), out var ours);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, error);
            Assert.That(output, Does.StartWith("To decide by hand (2):\n  ").And.EndWith("ours.json: 1 operations, 1 components, 2 to decide; written\n"));
            Assert.That(File.ReadAllText(ours), Does.Contain("\"Things_CreateThing\"").And.EndWith("}\n"));
            Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(2), "nothing is left beside them");
        });
    }

    [Test]
    public void A_second_import_says_that_nothing_changed()
    {
        var published = Imported.Body("{ 'properties': { 'price': { 'type': 'number' } } }");
        Import(published, out _);

        Assert.That(Import(published, out _, isThere: true).Output, Does.EndWith("; unchanged\n"));
    }

    [TestCase("openapi: 3.1.0", "is not JSON", TestName = "Not_JSON")]
    [TestCase("{ 'name': 'x' }", "is not an OpenAPI document", TestName = "Not_OpenAPI")]
    [TestCase("{ 'openapi': '3.1.0', 'paths': { '/a': { 'get': { 'responses': { '200': { '$ref': '#/components/responses/A' } } } } } }", "#/paths/~1a/get/responses/200/$ref: ", TestName = "A_reference_to_nothing")]
    [TestCase("{ 'openapi': '3.1.0', 'paths': {}, 'components': { 'schemas': { 'A': { 'allOf': [{ '$ref': '#/components/schemas/A' }] } } } }", "#/components/schemas/A: the schema is circular", TestName = "A_circular_schema")]
    [TestCase("{ 'openapi': '3.1.0', 'paths': { '/a': { 'get': { 'operationId': 'a' } }, '/b': { 'get': { 'operationId': 'a' } } } }", "#/paths/~1b/get/operationId: ", TestName = "An_operation_id_twice")]
    [TestCase("{ 'openapi': '3.1.0', 'paths': {}, 'components': { 'schemas': { '3D': {} } } }", "#/components/schemas/3D: ", TestName = "A_name_that_is_not_CSharp")]
    public void Bad_input_is_refused_and_nothing_is_written(string published, string message)
    {
        var (code, output, error) = Import(published, out var ours);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(error, Does.StartWith(Path.Combine(_folder, "published.json") + "#").And.Contain(message));
            Assert.That(output, Is.Empty);
            Assert.That(File.ReadAllText(ours), Is.EqualTo(Ours));
            Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public void A_document_of_ours_that_is_not_one_is_refused() =>
        Assert.That(Run("import", Write("published.json", Ours), Write("ours.json", "[]")).Error, Does.Contain("ours.json#: is not an OpenAPI document"));

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        using var error = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        return (Program.Run(arguments, output, error), output.ToString(), error.ToString());
    }

    private (int Code, string Output, string Error) Import(string published, out string ours, bool isThere = false)
    {
        ours = Path.Combine(_folder, "ours.json");
        if (!isThere)
        {
            Write("ours.json", Ours);
        }

        return Run("import", Write("published.json", published.Replace('\'', '"')), ours);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
