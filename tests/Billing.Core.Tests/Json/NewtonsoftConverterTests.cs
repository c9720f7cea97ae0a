using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Billing.Core.Tests.Json;

public sealed class NewtonsoftConverterTests
{
    private static IEnumerable<JsonSerializerSettings> HostileSettings =>
    [
        new(),
        new() { ContractResolver = new CamelCasePropertyNamesContractResolver(), NullValueHandling = NullValueHandling.Ignore },
        new() { ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() }, DefaultValueHandling = DefaultValueHandling.Ignore },
        new() { DateParseHandling = DateParseHandling.DateTime, FloatParseHandling = FloatParseHandling.Double, DateFormatString = "yyyy", Culture = new CultureInfo("de-DE") },
        new() { TypeNameHandling = TypeNameHandling.All, PreserveReferencesHandling = PreserveReferencesHandling.All, MissingMemberHandling = MissingMemberHandling.Error },
    ];

    [TestCaseSource(nameof(HostileSettings))]
    public void Reads_and_writes_as_on_the_wire_whatever_the_settings(JsonSerializerSettings settings)
    {
        var plan = JsonConvert.DeserializeObject<Plan>(Plans.Full, settings);
        Assert.That(JsonConvert.SerializeObject(plan, settings), Is.EqualTo(Plans.Full));
    }

    [Test]
    public void Reads_and_writes_a_model_inside_of_an_applications_type()
    {
        var json = """{"Plan":{"id":"a","price":10.50},"Plans":[{"price":10}],"Status":"active","Missing":null,"When":"2024-01-01T00:00:00Z"}""";
        var order = JsonConvert.DeserializeObject<Order>(json)!;
        Assert.Multiple(() =>
        {
            Assert.That(order.Plan!.Price, Is.EqualTo(10.50m));
            Assert.That(order.Status, Is.EqualTo(PlanStatus.Active));
            Assert.That(order.Missing, Is.Null);
            // The application's own dates are read as it wants them, after ours.
            Assert.That(order.When.Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(JsonConvert.SerializeObject(order), Is.EqualTo(json));
        });
    }

    [Test]
    public void Indents_when_the_application_indents()
    {
        var json = JsonConvert.SerializeObject(new Plan { Id = "a", Price = 10m, Rates = new() { ["e"] = 1.10m } }, Formatting.Indented);
        Assert.That(json.ReplaceLineEndings("\n"), Is.EqualTo("{\n  \"id\": \"a\",\n  \"price\": 10,\n  \"rates\": {\n    \"e\": 1.10\n  }\n}"));
    }

    [Test]
    public void Escapes_HTML_when_the_application_does() =>
        Assert.That(
            JsonConvert.SerializeObject(new Plan { Id = "<script>" }, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeHtml }),
            Is.EqualTo("""{"id":"\u003cscript\u003e"}"""));

    [Test]
    public void Becomes_a_JObject_and_comes_back()
    {
        var tokens = JObject.FromObject(Plans.Read(Plans.Full));
        var price = (JValue)tokens["price"]!;
        Assert.Multiple(() =>
        {
            Assert.That(price.Type, Is.EqualTo(JTokenType.Float));
            Assert.That(((decimal)price.Value!).ToString(CultureInfo.InvariantCulture), Is.EqualTo("10.50"));
            Assert.That(tokens["used"]!.Type, Is.EqualTo(JTokenType.Integer));
            Assert.That(tokens["createdAt"]!.Type, Is.EqualTo(JTokenType.String));
            Assert.That(Billing.Runtime.JsonIo.ToJson(tokens.ToObject<Plan>()!), Is.EqualTo(Plans.Full));
        });
    }

    [Test]
    public void Becomes_a_JObject_even_with_numbers_that_no_type_holds() =>
        Assert.That(JObject.FromObject(Plans.Read("""{"condition":{"a":1e400}}""")).ToString(Formatting.None), Is.EqualTo("""{"condition":{"a":1e400}}"""));

    [Test]
    public void Reads_a_JObject_that_took_text_for_dates()
    {
        var plan = JObject.Parse("""{"createdAt":"2024-01-01T10:00:00Z","price":10.5}""").ToObject<Plan>()!;
        Assert.Multiple(() =>
        {
            Assert.That(plan.CreatedAt, Is.EqualTo(new DateTimeOffset(2024, 1, 1, 10, 0, 0, TimeSpan.Zero)));
            Assert.That(plan.Price, Is.EqualTo(10.5m));
        });
    }

    [Test]
    public void Throws_what_users_of_Newtonsoft_catch()
    {
        var error = Assert.Throws<JsonSerializationException>(() => JsonConvert.DeserializeObject<Order>("""{"Plan":{"items":[{"price":"secret"}]}}"""))!;
        Assert.That(error.Path, Is.EqualTo("Plan.items[0].price"));
        Assert.That(error.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public void Restores_the_applications_reader_after_a_failure()
    {
        using var reader = new JsonTextReader(new StringReader("[{\"price\":{}}]")) { DateParseHandling = DateParseHandling.DateTimeOffset, FloatParseHandling = FloatParseHandling.Double };
        Assert.That(() => new JsonSerializer().Deserialize<List<Plan>>(reader), Throws.TypeOf<JsonSerializationException>());
        Assert.That((reader.DateParseHandling, reader.FloatParseHandling), Is.EqualTo((DateParseHandling.DateTimeOffset, FloatParseHandling.Double)));
    }

    [Test]
    public void Refuses_to_read_deeper_than_64_levels_even_when_the_application_allows_it()
    {
        var json = "{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        Assert.That(() => JsonConvert.DeserializeObject<Plan>(json, new JsonSerializerSettings { MaxDepth = null }), Throws.TypeOf<JsonSerializationException>());
    }

    [Test]
    public void Reads_and_writes_unions_of_any_kind()
    {
        foreach (var json in new[] { "\"text\"", "1.5", "{\"id\":\"x\"}", "null" })
        {
            Assert.That(JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Condition>(json)), Is.EqualTo(json));
        }
    }

    [Test]
    public void Reads_and_writes_open_enums_as_values_and_keys()
    {
        var map = new Dictionary<PlanStatus, PlanStatus?> { [PlanStatus.Active] = "brand_new", ["x"] = null };
        var json = JsonConvert.SerializeObject(map);
        Assert.Multiple(() =>
        {
            Assert.That(json, Is.EqualTo("""{"active":"brand_new","x":null}"""));
            Assert.That(JsonConvert.DeserializeObject<Dictionary<PlanStatus, PlanStatus?>>(json), Is.EqualTo(map));
            Assert.That(JsonConvert.DeserializeObject<PlanStatus>("null"), Is.EqualTo(default(PlanStatus)));
            Assert.That(JsonConvert.DeserializeObject<PlanStatus>("1").Value, Is.EqualTo("1"));
            Assert.That(() => JsonConvert.DeserializeObject<PlanStatus>("{}"), Throws.TypeOf<JsonSerializationException>());
        });
    }

    public sealed class Order
    {
        public Plan? Plan { get; set; }

        public IReadOnlyList<Plan>? Plans { get; set; }

        public PlanStatus Status { get; set; }

        public PlanStatus? Missing { get; set; }

        public DateTime When { get; set; }
    }
}
