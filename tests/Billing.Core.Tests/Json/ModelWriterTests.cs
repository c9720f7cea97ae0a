using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

/// <summary>A writer serves one text after the other; none sees anything of another.</summary>
public sealed class ModelWriterTests
{
    [Test]
    public void Serves_again_after_a_whole_text()
    {
        ModelWriter first;
        using (first = ModelWriter.Begin())
        {
            JsonIo.Write(first, "one");
        }

        using var second = ModelWriter.Begin();
        JsonIo.Write(second, "two");

        Assert.That(second, Is.SameAs(first));
        Assert.That(second.ToString(), Is.EqualTo("\"two\""));
    }

    [TestCase("[")]
    [TestCase("{")]
    [TestCase("{\"a\":")]
    public void Never_serves_again_after_half_a_text(string half)
    {
        using (var failing = ModelWriter.Begin())
        {
            if (half[0] == '[')
            {
                failing.WriteStartArray();
            }
            else
            {
                failing.WriteStartObject();
            }

            if (half.Length > 1)
            {
                failing.WritePropertyName("a");
            }

            Assert.That(failing.ToString(), Is.EqualTo(half));
        }

        using var next = ModelWriter.Begin();
        JsonIo.Write(next, "whole");
        Assert.That(next.ToString(), Is.EqualTo("\"whole\""));
    }

    [Test]
    public void A_request_is_written_right_after_one_that_failed()
    {
        var failing = new FreeFormContent(new Dictionary<string, object?> { ["a"] = new object?[] { 1, new object() } });
        var lone = new FreeFormContent("\ud83d");
        for (var i = 0; i < 3; i++)
        {
            Assert.That(() => JsonIo.WriteUtf8(failing), Throws.ArgumentException);
            Assert.That(() => JsonIo.WriteUtf8(lone), Throws.ArgumentException);
            Assert.That(JsonIo.ToJson(new FreeFormContent("fine")), Is.EqualTo("\"fine\""));
        }
    }

    [Test]
    public void A_text_written_inside_another_is_apart_from_it()
    {
        Assert.That(JsonIo.ToJson(new FreeFormContent(Nested())), Is.EqualTo("[1,\"[2]\",3]"));

        static IEnumerable<object?> Nested()
        {
            yield return 1;
            yield return JsonIo.ToJson(new FreeFormContent(new[] { 2 }));
            yield return 3;
        }
    }

    [Test]
    public void Goes_to_the_collector_after_a_long_text()
    {
        ModelWriter first;
        using (first = ModelWriter.Begin())
        {
            JsonIo.Write(first, new string('"', 100_000));
        }

        using var second = ModelWriter.Begin();
        Assert.That(second, Is.Not.SameAs(first));
    }
}
