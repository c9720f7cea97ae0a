using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Core.Tests.Json;

public sealed class SystemTextConverterTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Hostile = new(Plain)
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.WriteAsString,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [Test]
    public void Reads_and_writes_as_on_the_wire_whatever_the_options()
    {
        Assert.Multiple(() =>
        {
            Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize<Plan>(Plans.Full, Plain), Plain), Is.EqualTo(Plans.Full));
            Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize<Plan>(Plans.Full, Hostile), Hostile), Is.EqualTo(Plans.Full));
        });
    }

    [Test]
    public void Takes_comments_and_commas_that_the_application_allows() =>
        Assert.That(JsonSerializer.Deserialize<Plan>("""{/* a */"id":"a", // b""" + "\n" + """ "price":1.50,}""", Hostile)!.Price, Is.EqualTo(1.50m));

    [Test]
    public void Escapes_and_indents_as_the_application_does()
    {
        var plan = new Plan { Id = "<é>", Price = 10.50m };
        Assert.Multiple(() =>
        {
            Assert.That(JsonSerializer.Serialize(plan), Is.EqualTo("""{"id":"\u003C\u00E9\u003E","price":10.50}"""));
            Assert.That(JsonSerializer.Serialize(plan, new JsonSerializerOptions(Plain) { WriteIndented = true, NewLine = "\n" }), Is.EqualTo("{\n  \"id\": \"<é>\",\n  \"price\": 10.50\n}"));
        });
    }

    [Test]
    public void Reads_and_writes_a_model_inside_of_an_applications_type()
    {
        const string Json = """{"Plan":{"id":"a","price":10},"Status":"active","Missing":null,"Counts":{"active":1}}""";
        var order = JsonSerializer.Deserialize<Order>(Json)!;
        Assert.Multiple(() =>
        {
            Assert.That(order.Plan!.Id, Is.EqualTo("a"));
            Assert.That(order.Missing, Is.Null);
            Assert.That(order.Counts![PlanStatus.Active], Is.EqualTo(1));
            Assert.That(JsonSerializer.Serialize(order), Is.EqualTo(Json));
        });
    }

    [Test]
    public void Throws_what_users_of_System_Text_Json_catch()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Order>("""{"Plan":{"price":"secret"}}"""))!;
        Assert.That(error.Message, Does.Contain("price").And.Not.Contain("secret"));
    }

    [TestCase("\"text\"")]
    [TestCase("1.50")]
    [TestCase("{\"id\":1e400}")]
    [TestCase("null")]
    public void Reads_and_writes_unions_of_any_kind(string json) =>
        Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize<Condition>(json)), Is.EqualTo(json));

    [TestCase("null", "")]
    [TestCase("1.50", "1.50")]
    [TestCase("true", "true")]
    [TestCase("false", "false")]
    [TestCase("\"new\"", "new")]
    public void Reads_any_scalar_as_an_open_enum(string json, string expected) =>
        Assert.That(JsonSerializer.Deserialize<PlanStatus>(json).Value, Is.EqualTo(expected));

    [TestCase("{}")]
    [TestCase("[]")]
    public void Refuses_a_container_as_an_open_enum(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<PlanStatus>(json), Throws.TypeOf<JsonException>());

    public sealed class Order
    {
        public Plan? Plan { get; set; }

        public PlanStatus Status { get; set; }

        public PlanStatus? Missing { get; set; }

        public Dictionary<PlanStatus, int>? Counts { get; set; }
    }
}
