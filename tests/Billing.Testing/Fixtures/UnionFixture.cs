using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Each component that has one of several forms.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class UnionFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    public static IEnumerable<TestCaseData> FormCases => CasesOfModels("tells its forms apart", schema => schema.Union is not null);

    public static IEnumerable<TestCaseData> UnknownCases => CasesOfModels("keeps a form that it does not know", schema => schema.Union is not null);

    [TestCaseSource(nameof(FormCases))]
    public void TellsItsFormsApart(ApiSchema schema)
    {
        var type = Vendor.TypeOf(schema.Name!);
        var variants = schema.Union!.Variants;
        for (var turn = 0; turn < variants.Count; turn++)
        {
            var json = Sample.Full(schema, turn);
            var model = ModelCodec.Read(type, json);
            var values = variants.Select(variant => ModelMembers.Find(type, "As" + variant.Name).GetValue(model)).ToList();

            Assert.That(values.Select(value => value is not null), Is.EqualTo(variants.Select((_, index) => index == turn)), variants[turn].Name);
            ExactJson.AssertEqual(json, ModelCodec.Write(type.GetMethod(variants[turn].Name)!.Invoke(null, [values[turn]])!));
        }
    }

    [TestCaseSource(nameof(UnknownCases))]
    public void KeepsAnUnknownForm(ApiSchema schema)
    {
        var unknown = new JsonObject { [schema.Union!.Tag ?? "newForm"] = "brand_new_value", ["price"] = JsonNode.Parse("10.50") };
        JsonNode[] forms = schema.Union.Variants.Any(variant => variant.Kind == "object") ? [new JsonArray(1, 2)] : [unknown, new JsonArray(1, 2)];
        foreach (var json in forms)
        {
            var model = ModelCodec.Read(Vendor.TypeOf(schema.Name!), json);

            ExactJson.AssertEqual(json, ModelCodec.Write(model));
            ExactJson.AssertEqual(json, (string)ModelMembers.Find(model.GetType(), "RawJson").GetValue(model)!);
        }
    }
}
