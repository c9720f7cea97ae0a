using System.Collections.Generic;

namespace Billing.Documents.Tests.Reading;

public sealed class OwnFormTests
{
    private const string Ours = "'x-sdk': { 'vendor': 'UnitPay' }, ";

    /// <summary>Each with the pointer and words of the rule that the error must give.</summary>
    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("one that a vendor publishes", TestDocument.Json(), "", "scripts/import");
        yield return Case("one of 3.1", TestDocument.Json(version: "3.1.0"), "/openapi", "3.0.3 is needed");
        yield return Case("another vendor's", TestDocument.Json().Replace("{ \"openapi\"", "{ \"x-sdk\": { \"vendor\": \"Paygentic\" }, \"openapi\"", System.StringComparison.Ordinal), "/x-sdk/vendor", "is Paygentic: this is not the document of unitpay");
        yield return Case("a member of signs", Of(schemas: "{ 'A': { 'properties': { '100%': { 'type': 'string' } } } }"), "/components/schemas/A/properties/100%", "makes no C# name");
        yield return Case("a value of signs", Of(schemas: "{ 'A': { 'type': 'string', 'enum': ['up', '<='] } }"), "/components/schemas/A/enum/1", "makes no C# name");
        yield return Case("an empty value", Of(schemas: "{ 'A': { 'type': 'string', 'enum': [''] } }"), "/components/schemas/A/enum/0", "makes no C# name");
        yield return Case("a parameter in brackets", Of("{ '/a': { 'get': { 'parameters': [{ 'name': 'filter[id]', 'in': 'query' }] } } }"), "/paths/~1a/get/parameters/0/name", "makes no C# name");
    }

    [TestCaseSource(nameof(Bad))]
    public void What_no_code_can_be_generated_from_is_refused(string json, string pointer, string rule)
    {
        var refusal = Assert.Throws<DocumentException>(() => OwnForm.Check(TestDocument.Parse(json, "bad.json"), "unitpay"));

        Assert.Multiple(() =>
        {
            Assert.That(refusal!.Message, Does.StartWith($"bad.json#{pointer}: "));
            Assert.That(refusal.Rule, Does.Contain(rule));
        });
    }

    [TestCase("{ 'A': { 'properties': { '100%': { 'type': 'string', 'x-name': 'Full' } } } }", TestName = "A_name_of_ours_stands_for_one_of_signs")]
    [TestCase("{ 'A': { 'type': 'string', 'enum': ['in_advance', 'EUR', 'plan:created', 'Equals'] } }", TestName = "Values_of_words_make_names")]
    [TestCase("{ 'A': { 'type': 'object', 'properties': { 'external_id': { 'type': 'string', 'enum': ['a', null], 'nullable': true } } } }", TestName = "A_null_among_values_needs_no_name")]
    public void Legal(string schemas) => Assert.That(() => OwnForm.Check(TestDocument.Parse(Of(schemas: schemas)), "unitpay"), Throws.Nothing);

    private static string Of(string paths = "{}", string schemas = "{}") => TestDocument.Json(paths, schemas).Replace("{ \"openapi\"", "{ " + Ours.Replace('\'', '"') + "\"openapi\"");

    private static TestCaseData Case(string name, string json, string pointer, string rule) => new TestCaseData(json, pointer, rule).SetArgDisplayNames(name);
}
