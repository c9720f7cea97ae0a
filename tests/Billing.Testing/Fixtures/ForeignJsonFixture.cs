using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Billing.Testing.Fixtures;

/// <summary>Models in JSON that an application reads and writes itself, whatever its settings.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
[NonParallelizable]
public abstract class ForeignJsonFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private static readonly JsonSerializerOptions HostileOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper,
        DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.WriteAsString,
        WriteIndented = true,
    };

    /// <summary>Newtonsoft makes a number of the text before a converter sees it, where the value as a whole is a number.</summary>
    private static readonly JsonSerializerSettings Exact = new() { FloatParseHandling = FloatParseHandling.Decimal };

    public static IEnumerable<TestCaseData> PlainCases => CasesOfModels("is the same in JsonConvert and System.Text.Json");

    public static IEnumerable<TestCaseData> HostileCases => CasesOfModels("is the same under hostile settings");

    public static IEnumerable<TestCaseData> ObjectCases => CasesOfModels("becomes a JObject and comes back");

    [TestCaseSource(nameof(PlainCases))]
    public void IsTheSame(ApiSchema schema)
    {
        foreach (var model in Models(schema))
        {
            var text = ModelCodec.Write(model);

            var writtenByOther = JsonSerializer.Serialize(model, model.GetType());

            Assert.That(JsonConvert.SerializeObject(model), Is.EqualTo(text));
            Assert.That(ModelCodec.Write(JsonConvert.DeserializeObject(text, model.GetType(), Exact)!), Is.EqualTo(text));
            ExactJson.AssertEqual(JsonNode.Parse(text), writtenByOther);
            Assert.That(ModelCodec.Write(JsonSerializer.Deserialize(text, model.GetType())!), Is.EqualTo(text));
            Assert.That(ModelCodec.Write(JsonSerializer.Deserialize(writtenByOther, model.GetType())!), Is.EqualTo(text));
        }
    }

    [TestCaseSource(nameof(HostileCases))]
    public void IsTheSameUnderHostileSettings(ApiSchema schema)
    {
        var (settings, culture) = (JsonConvert.DefaultSettings, CultureInfo.CurrentCulture);
        try
        {
            JsonConvert.DefaultSettings = HostileSettings.Create;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            foreach (var model in Models(schema).Where(model => ModelCodec.Write(model)[0] == '{'))
            {
                AssertSameUnderHostileSettings(model);
            }
        }
        finally
        {
            JsonConvert.DefaultSettings = settings;
            CultureInfo.CurrentCulture = culture;
        }
    }

    [TestCaseSource(nameof(ObjectCases))]
    public void BecomesAJObject(ApiSchema schema)
    {
        foreach (var model in Models(schema))
        {
            var text = ModelCodec.Write(model);
            var token = JToken.FromObject(model);

            Assert.That(ModelCodec.Write(token.ToObject(model.GetType())!), Is.EqualTo(text));
        }
    }

    private static IEnumerable<object> Models(ApiSchema schema) => Sample.All(schema).Select(json => ModelCodec.Read(Vendor.TypeOf(schema.Name!), json));

    private static void AssertSameUnderHostileSettings(object model)
    {
        var type = model.GetType();
        var text = ModelCodec.Write(model);
        var json = JsonNode.Parse(text);
        var written = JsonConvert.SerializeObject(model);
        var writtenByOther = JsonSerializer.Serialize(model, type, HostileOptions);

        ExactJson.AssertEqual(json, written);
        ExactJson.AssertEqual(json, writtenByOther);
        Assert.That(ModelCodec.Write(JsonConvert.DeserializeObject(written, type)!), Is.EqualTo(text));
        Assert.That(ModelCodec.Write(JsonSerializer.Deserialize(writtenByOther, type, HostileOptions)!), Is.EqualTo(text));
    }
}
