using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Runtime;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Newtonsoft.Json;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Each enum component.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class EnumFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private const string Unknown = "brand_new_value";

    public static IEnumerable<TestCaseData> Cases => Vendor.Document.Schemas.Where(schema => schema.EnumValues.Count > 0)
        .Select(schema => new TestCaseData(schema).SetName($"{schema.Name} has the values of its document and takes others"));

    [TestCaseSource(nameof(Cases))]
    public void HasTheValuesOfItsDocument(ApiSchema schema)
    {
        var type = Vendor.TypeOf(schema.Name!);
        var constants = type.GetNestedType("Values")!.GetFields().Select(field => (field.Name, Value: (string)field.GetRawConstantValue()!)).ToList();

        Assert.That(constants.Select(constant => constant.Value), Is.EquivalentTo(schema.EnumValues));
        foreach (var (name, value) in constants)
        {
            Assert.That(type.GetProperty(name)!.GetValue(null), Is.EqualTo(Make(type, value)));
            AssertTravels(type, value, isKnown: true);
        }

        AssertTravels(type, Unknown, isKnown: false);
    }

    private static object Make(Type type, string value) => Activator.CreateInstance(type, value)!;

    private static void AssertTravels(Type type, string value, bool isKnown)
    {
        var made = Make(type, value);
        var json = JsonConvert.ToString(value);
        Assert.That(((IOpenEnum)made).IsKnown, Is.EqualTo(isKnown), value);
        Assert.That(made.ToString(), Is.EqualTo(value));
        Assert.That(JsonConvert.SerializeObject(made), Is.EqualTo(json));
        Assert.That(JsonConvert.DeserializeObject(json, type), Is.EqualTo(made));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(made, type), Is.EqualTo(json));
        Assert.That(System.Text.Json.JsonSerializer.Deserialize(json, type), Is.EqualTo(made));
    }
}
