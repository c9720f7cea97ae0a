using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using Billing.Runtime;
using Newtonsoft.Json.Linq;

namespace Billing.Core.Tests.Json;

public sealed class FreeFormWritingTests
{
    private static IEnumerable<TestCaseData> Writable =>
    [
        new(null, "null"),
        new("a\"\n<é", "\"a\\\"\\n<é\""),
        new(true, "true"),
        new(1, "1"),
        new(long.MinValue, "-9223372036854775808"),
        new((short)-1, "-1"),
        new((ushort)1, "1"),
        new((byte)255, "255"),
        new((sbyte)-1, "-1"),
        new(uint.MaxValue, "4294967295"),
        new(ulong.MaxValue, "18446744073709551615"),
        new(10m, "10"),
        new(10.50m, "10.50"),
        new(0.00m, "0.00"),
        new(-1.5m, "-1.5"),
        new(decimal.MaxValue, "79228162514264337593543950335"),
        new(decimal.MinValue, "-79228162514264337593543950335"),
        new(1500d, "1500"),
        new(0.1d, "0.1"),
        new(1e300, "1E+300"),
        new(0.1f, "0.1"),
        new(Guid.Empty, "\"00000000-0000-0000-0000-000000000000\""),
        new(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), "\"2024-01-01T00:00:00Z\""),
        new(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), "\"2024-01-01T00:00:00Z\""),
        new(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToLocalTime(), "\"2024-01-01T00:00:00Z\""),
        new(PlanStatus.Active, "\"active\""),
        new(new Plan { Id = "p" }, "{\"id\":\"p\"}"),
        new(new object?[] { 1, null, new[] { "a" } }, "[1,null,[\"a\"]]"),
        new(new[] { 1.5m, 2m }, "[1.5,2]"),
        new(Enumerable.Range(1, 2), "[1,2]"),
        new(new Dictionary<string, object?> { ["a"] = null, ["é\""] = 1 }, "{\"a\":null,\"é\\\"\":1}"),
        new(new Dictionary<string, string> { ["a"] = "b" }, "{\"a\":\"b\"}"),
        new(new Dictionary<string, int> { ["a"] = 1 }, "{\"a\":1}"),
        new(new Dictionary<string, List<PlanStatus>> { ["a"] = [PlanStatus.Active] }, "{\"a\":[\"active\"]}"),
        new(new ReadOnlyDictionary<string, decimal>(new Dictionary<string, decimal> { ["a"] = 1m }), "{\"a\":1}"),
        new(ImmutableDictionary<string, string>.Empty.Add("a", "b"), "{\"a\":\"b\"}"),
        new(new Hashtable { ["a"] = 1 }, "{\"a\":1}"),
    ];

    private static IEnumerable<TestCaseData> Unwritable =>
    [
        new(new MemoryStream(), "System.IO.MemoryStream"),
        new(DayOfWeek.Monday, "System.DayOfWeek"),
        new('c', "System.Char"),
        new(TimeSpan.Zero, "System.TimeSpan"),
        new(new Uri("https://a.example"), "System.Uri"),
        new(new { A = 1 }, "AnonymousType"),
        new(new byte[] { 1 }, "System.Byte[]"),
        new(new JValue(1), "Newtonsoft.Json.Linq.JValue"),
        new(new JObject(), "Newtonsoft.Json.Linq.JObject"),
        new(System.Text.Json.JsonDocument.Parse("1").RootElement, "System.Text.Json.JsonElement"),
        new(new Dictionary<int, int> { [1] = 1 }, "Dictionary"),
        new(double.NaN, "not finite"),
        new(double.NegativeInfinity, "not finite"),
        new(float.PositiveInfinity, "not finite"),
        new(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), "DateTime without a zone"),
    ];

    [TestCaseSource(nameof(Writable))]
    public void Writes(object? value, string expected) => Assert.That(Plans.WriteMetadata(value), Is.EqualTo(expected));

    [TestCaseSource(nameof(Unwritable))]
    public void Names_type_and_key_path_of_what_it_cannot_write(object value, string type)
    {
        var request = new Plan { Metadata = new() { ["ok"] = 1, ["items"] = new object?[] { 1, "a", new Dictionary<string, object?> { ["price"] = value } } } };
        Assert.That(() => JsonIo.ToJson(request), Throws.TypeOf<ArgumentException>()
            .With.Message.Contains(type).And.Message.Contains("metadata.items[2].price").And.Property("ParamName").EqualTo("metadata.items[2].price"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Names_the_index_of_an_item_that_it_cannot_write(int index)
    {
        var items = new object?[] { 1, new object[] { 7 }, 1 };
        items[index] = 'c';
        var nested = new Plan { Metadata = new() { ["a"] = new object[] { 0, items } } };
        var additional = new Plan { Parent = new Plan { AdditionalProperties = new() { ["a"] = items } } };
        Assert.Multiple(() =>
        {
            Assert.That(() => JsonIo.ToJson(nested), Throws.ArgumentException.With.Property("ParamName").EqualTo($"metadata.a[1][{index}]"));
            Assert.That(() => JsonIo.ToJson(additional), Throws.ArgumentException.With.Property("ParamName").EqualTo($"parent.a[{index}]"));
        });
    }

    [Test]
    public void Names_no_path_for_a_single_value() =>
        Assert.That(() => JsonIo.ToJson(new Single('c')), Throws.TypeOf<ArgumentException>().With.Message.StartsWith("A value of type System.Char cannot be written as JSON. "));

    [TestCase("price", "10")]
    [TestCase("idempotencyKey", "z")]
    public void Refuses_a_member_of_the_model_among_the_unknown_ones(string member, object value)
    {
        var request = new Plan { Id = "p", AdditionalProperties = new() { ["new"] = 1, [member] = value } };
        Assert.That(() => JsonIo.ToJson(request), Throws.ArgumentException
            .With.Message.Contains($"AdditionalProperties['{member}'] is a member of Plan: set that.").And.Property("ParamName").EqualTo(member));
    }

    [Test]
    public void Writes_a_member_whose_name_only_resembles_one_of_the_model() =>
        Assert.That(JsonIo.ToJson(new Plan { AdditionalProperties = new() { ["Price"] = 1, ["pric"] = 2 } }), Is.EqualTo("{\"Price\":1,\"pric\":2}"));

    [Test]
    public void Stops_at_a_list_that_holds_itself()
    {
        var cycle = new List<object?>();
        cycle.Add(cycle);
        Assert.That(() => JsonIo.ToJson(new Plan { Metadata = new() { ["a"] = cycle } }), Throws.ArgumentException.With.Message.Contains("64"));
    }

    [Test]
    public void Stops_at_a_dictionary_that_holds_itself()
    {
        var cycle = new Dictionary<string, object?>();
        cycle["a"] = cycle;
        Assert.That(() => JsonIo.ToJson(new Plan { AdditionalProperties = cycle }), Throws.ArgumentException.With.Message.Contains("64"));
    }

    [Test]
    public void Stops_at_a_model_that_holds_itself()
    {
        var cycle = new Plan();
        cycle.Parent = cycle;
        Assert.That(() => JsonIo.ToJson(cycle), Throws.ArgumentException.With.Message.Contains("64"));
    }

    [Test]
    public void Reads_back_what_it_writes()
    {
        var written = Plans.WriteMetadata(new Dictionary<string, object?>
        {
            ["long"] = long.MaxValue,
            ["decimal"] = 1.50m,
            ["text"] = "2024-01-01T00:00:00Z \u2028 😀",
            ["list"] = new List<object?> { null, true },
        });
        Assert.That(Plans.WriteMetadata(Plans.Metadata(written)), Is.EqualTo(written));
    }

    private sealed class Single(object value) : IJsonModel
    {
        void IJsonModel.WriteTo(Newtonsoft.Json.JsonWriter writer) => JsonIo.WriteAny(writer, value);
    }
}
