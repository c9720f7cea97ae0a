using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Each component as a model: what is read is written back.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class ModelFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private const string Unknown = "brand_new_value";

    public static IEnumerable<TestCaseData> WholeCases => CasesOfModels("keeps every member and every digit");

    public static IEnumerable<TestCaseData> MissingCases => CasesOfModels("reads without each of its members", schema => schema.Properties.Count > 0);

    public static IEnumerable<TestCaseData> NullCases => CasesOfModels("reads null in each of its members", schema => schema.Properties.Count > 0);

    public static IEnumerable<TestCaseData> EmptyCases => CasesOfModels("shows no missing member as zero", schema => schema.Properties.Count > 0);

    public static IEnumerable<TestCaseData> UnknownMemberCases => CasesOfModels("keeps unknown members", schema => schema.Properties.Count > 0);

    public static IEnumerable<TestCaseData> UnknownValueCases => CasesOfModels("keeps unknown enum values", schema => schema.Properties.Any(property => property.Schema.EnumValues.Count > 0));

    public static IEnumerable<TestCaseData> OtherKindCases => CasesOfModels("takes numbers as text and text as numbers", schema => schema.Properties.Any(property => OtherKind.Of(property.Schema) is not null));

    public static IEnumerable<TestCaseData> LenientCases => CasesOfModels("takes another kind as missing where servers send it", schema => schema.Properties.Any(property => property.Schema.IsLenient));

    public static IEnumerable<TestCaseData> PatchCases => CasesOfModels("tells null from left out", schema => schema.IsPatch);

    [TestCaseSource(nameof(WholeCases))]
    public void KeepsEverything(ApiSchema schema)
    {
        foreach (var json in Sample.All(schema).Append(Sample.Minimal(schema)))
        {
            AssertRoundTrip(schema, json, json);
        }

        Assert.That(ModelMembers.NotUnderstood(Read(schema, Sample.Full(schema))), Is.Empty);
    }

    [TestCaseSource(nameof(MissingCases))]
    public void ReadsWithoutEachMember(ApiSchema schema) => EachMember(schema, (property, sent, expected) =>
    {
        sent.Remove(property.Name);
        property.WriteMissing(expected);
    });

    [TestCaseSource(nameof(NullCases))]
    public void ReadsNull(ApiSchema schema) => EachMember(schema, (property, sent, expected) =>
    {
        sent[property.Name] = null;
        property.WriteMissing(expected);
        if (schema.IsPatch)
        {
            expected[property.Name] = null;
        }
    });

    [TestCaseSource(nameof(EmptyCases))]
    public void ShowsNothingAsZero(ApiSchema schema) => ModelAssert.IsEmpty(Read(schema, new JsonObject()), schema);

    [TestCaseSource(nameof(UnknownMemberCases))]
    public void KeepsUnknownMembers(ApiSchema schema)
    {
        var json = Sample.Full(schema).AsObject();
        json["x-new \"ü\""] = Sample.FreeForm();
        json["newNull"] = null;
        json["newAmount"] = JsonNode.Parse("0.10");

        AssertRoundTrip(schema, json, json);
    }

    [TestCaseSource(nameof(UnknownValueCases))]
    public void KeepsUnknownValues(ApiSchema schema) => EachMember(schema, property => property.EnumValues.Count > 0, (property, sent, expected) =>
    {
        sent[property.Name] = Unknown;
        expected[property.Name] = Unknown;
    });

    [TestCaseSource(nameof(OtherKindCases))]
    public void TakesTheOtherKind(ApiSchema schema) => EachMember(schema, property => OtherKind.Of(property) is not null, (property, sent, expected) =>
        (sent[property.Name], expected[property.Name]) = OtherKind.Of(property.Schema)!.Value);

    [TestCaseSource(nameof(LenientCases))]
    public void TakesAnotherKindAsMissing(ApiSchema schema) => EachMember(schema, property => property.IsLenient, (property, sent, expected) =>
    {
        sent[property.Name] = new JsonArray("another kind");
        property.WriteMissing(expected);
    });

    [TestCaseSource(nameof(PatchCases))]
    public void TellsNullFromLeftOut(ApiSchema schema)
    {
        foreach (var property in schema.Properties)
        {
            var json = new JsonObject { [property.Name] = null };
            AssertRoundTrip(schema, json, json);
        }

        AssertRoundTrip(schema, new JsonObject(), new JsonObject());
    }

    private static object Read(ApiSchema schema, JsonNode json) => ModelCodec.Read(Vendor.TypeOf(schema.Name!), json);

    private static void AssertRoundTrip(ApiSchema schema, JsonNode sent, JsonNode expected) =>
        ExactJson.AssertEqual(expected, ModelCodec.Write(Read(schema, sent)), $"{schema.Name} was read from {ExactJson.Text(sent)}");

    private static void EachMember(ApiSchema schema, Action<ApiProperty, JsonObject, JsonObject> change) => EachMember(schema, _ => true, change);

    private static void EachMember(ApiSchema schema, Func<ApiSchema, bool> which, Action<ApiProperty, JsonObject, JsonObject> change)
    {
        for (var turn = 0; turn < Math.Max(schema.OneOf.Count, 1); turn++)
        {
            var full = Sample.Full(schema, turn).AsObject();
            foreach (var property in schema.Properties.Where(property => which(property.Schema) && full.ContainsKey(property.Name)))
            {
                var sent = full.DeepClone().AsObject();
                var expected = full.DeepClone().AsObject();
                change(property, sent, expected);
                AssertRoundTrip(schema, sent, expected);
            }
        }
    }
}
