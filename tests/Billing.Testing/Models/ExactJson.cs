using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Billing.Testing.Models;

/// <summary>Compares JSON by content: the order of members and blanks do not count, every digit of a number does.</summary>
public static class ExactJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fails where two texts differ, naming each place.</summary>
    public static void AssertEqual(JsonNode? expected, string actual, string about = "") =>
        Assert.That(Differences(expected, actual), Is.Empty, $"{about}\nThe JSON is {actual}");

    /// <summary>The text of a sample.</summary>
    public static string Text(JsonNode? json) => json?.ToJsonString(Plain) ?? "null";

    private static List<string> Differences(JsonNode? expected, string actual)
    {
        using var left = JsonDocument.Parse(Text(expected));
        using var right = JsonDocument.Parse(actual);
        return Differences("$", left.RootElement, right.RootElement).ToList();
    }

    private static IEnumerable<string> Differences(string path, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return [$"{path}: {expected.GetRawText()} became {actual.GetRawText()}"];
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => Members(path, expected, actual),
            JsonValueKind.Array => Items(path, expected, actual),
            JsonValueKind.String => expected.GetString() == actual.GetString() ? [] : [$"{path}: \"{expected.GetString()}\" became \"{actual.GetString()}\""],
            _ => expected.GetRawText() == actual.GetRawText() ? [] : [$"{path}: {expected.GetRawText()} became {actual.GetRawText()}"],
        };
    }

    private static IEnumerable<string> Members(string path, JsonElement expected, JsonElement actual)
    {
        var present = new HashSet<string>();
        foreach (var member in actual.EnumerateObject())
        {
            if (!present.Add(member.Name))
            {
                yield return $"{path}.{member.Name} stands there twice";
            }
            else if (!expected.TryGetProperty(member.Name, out _))
            {
                yield return $"{path}.{member.Name} was added: {member.Value.GetRawText()}";
            }
        }

        foreach (var member in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(member.Name, out var value))
            {
                yield return $"{path}.{member.Name} is missing";
                continue;
            }

            foreach (var difference in Differences($"{path}.{member.Name}", member.Value, value))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> Items(string path, JsonElement expected, JsonElement actual) =>
        expected.GetArrayLength() != actual.GetArrayLength()
            ? [$"{path}: {expected.GetArrayLength()} items became {actual.GetArrayLength()}"]
            : expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, index) => Differences($"{path}[{index}]", pair.First, pair.Second));
}
