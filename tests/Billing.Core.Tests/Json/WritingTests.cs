using System;
using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class WritingTests
{
    [Test]
    public void Writes_decimals_as_they_are()
    {
        Assert.Multiple(() =>
        {
            Assert.That(JsonIo.ToJson(new Plan { Price = 10m }), Is.EqualTo("""{"price":10}"""));
            Assert.That(JsonIo.ToJson(new Plan { Price = 10.0m }), Is.EqualTo("""{"price":10.0}"""));
            Assert.That(JsonIo.ToJson(new Plan { Price = 1e28m }), Is.EqualTo("""{"price":10000000000000000000000000000}"""));
            Assert.That(JsonIo.ToJson(new Plan { Price = -0.10m }), Is.EqualTo("""{"price":-0.10}"""));
        });
    }

    [Test]
    public void Writes_a_decimal_as_text_where_text_is_wanted() =>
        Assert.That(Write(static writer => JsonIo.WriteText(writer, 10.50m)), Is.EqualTo("\"10.50\""));

    [Test]
    public void Writes_missing_lists_maps_and_models_as_null()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Write(static writer => JsonIo.WriteList<string>(writer, null, JsonIo.Write)), Is.EqualTo("null"));
            Assert.That(Write(static writer => JsonIo.WriteMap<string>(writer, null, JsonIo.Write)), Is.EqualTo("null"));
            Assert.That(Write(static writer => JsonIo.Write(writer, (IJsonModel?)null)), Is.EqualTo("null"));
            Assert.That(Write(static writer => JsonIo.Write(writer, (string?)null)), Is.EqualTo("null"));
            Assert.That(Write(static writer => JsonIo.WriteList<Plan?>(writer, [null], JsonIo.Write)), Is.EqualTo("[null]"));
        });
    }

    [Test]
    public void Writes_UTF8_with_the_key_of_the_call_and_leaves_the_request_alone()
    {
        var plan = new Plan { Id = "p", IdempotencyKey = "mine" };
        Assert.Multiple(() =>
        {
            Assert.That(Utf8(plan, null), Is.EqualTo("""{"id":"p","idempotencyKey":"mine"}"""));
            Assert.That(Utf8(plan, "yours"), Is.EqualTo("""{"id":"p","idempotencyKey":"yours"}"""));
            Assert.That(plan.IdempotencyKey, Is.EqualTo("mine"));
        });
    }

    [Test]
    public void Writes_a_body_without_key_member_as_it_is_when_a_key_is_given() =>
        Assert.That(Utf8(new Body("x"), "key"), Is.EqualTo("\"x\""));

    [Test]
    public void Writes_long_text_of_any_script_whole()
    {
        // Surrogate pairs fall on every possible border of a buffer.
        var text = string.Concat(System.Linq.Enumerable.Repeat("a😀é\"中", 20_000));
        Assert.That(Plans.Read(Utf8(new Plan { Id = text }, null)).Id, Is.EqualTo(text));
        Assert.That(Plans.Read(Utf8(new Plan { Id = "b" + text }, null)).Id, Is.EqualTo("b" + text));
    }

    [Test]
    public void Refuses_to_send_half_a_surrogate_pair() =>
        Assert.That(() => JsonIo.WriteUtf8(new Plan { Id = "a\ud83d" }), Throws.TypeOf<ArgumentException>().With.Message.Contains("Unicode"));

    [Test]
    public void Gives_its_array_back_once()
    {
        var body = JsonIo.WriteUtf8(new Plan { Id = "p" });
        body.Dispose();
        body.Dispose();
        Assert.That(() => body.Array, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Escapes_names_that_are_not_its_own() =>
        Assert.That(JsonIo.ToJson(new Plan { AdditionalProperties = new() { ["a\"\n"] = 1 }, Rates = new() { ["\\"] = 1 } }), Is.EqualTo("""{"rates":{"\\":1},"a\"\n":1}"""));

    private static string Utf8(IJsonModel model, string? key)
    {
        using var utf8 = JsonIo.WriteUtf8(model, key);
        return Encoding.UTF8.GetString(utf8.Array, 0, utf8.Length);
    }

    private static string Write(Action<Newtonsoft.Json.JsonWriter> write) => JsonIo.ToJson(new Written(write));

    private sealed class Body(string text) : IJsonModel
    {
        void IJsonModel.WriteTo(Newtonsoft.Json.JsonWriter writer) => JsonIo.Write(writer, text);
    }

    private sealed class Written(Action<Newtonsoft.Json.JsonWriter> write) : IJsonModel
    {
        void IJsonModel.WriteTo(Newtonsoft.Json.JsonWriter writer) => write(writer);
    }
}
