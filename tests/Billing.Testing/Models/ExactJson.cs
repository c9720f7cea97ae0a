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
        Assert.That(Compare(expected, actual).Select(Describe), Is.Empty, $"{about}\nThe JSON is {actual}");

    /// <summary>The text of a sample.</summary>
    public static string Text(JsonNode? json) => json?.ToJsonString(Plain) ?? "null";

    private static string Describe((string Path, string? Expected, string? Actual) difference) => $"{difference.Path}: {difference.Expected ?? "nothing"} became {difference.Actual ?? "nothing"}";

    /// <summary>The places where two texts differ, with what stands in each; null for nothing.</summary>
    public static List<(string Path, string? Expected, string? Actual)> Compare(JsonNode? expected, string actual)
    {
        using var left = JsonDocument.Parse(Text(expected));
        using var right = JsonDocument.Parse(actual);
        return Compare("$", left.RootElement, right.RootElement).ToList();
    }

    private static IEnumerable<(string Path, string? Expected, string? Actual)> Compare(string path, JsonElement expected, JsonElement actual)
    {
        var isSame = (expected.ValueKind, actual.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) or (JsonValueKind.Array, JsonValueKind.Array) => true,
            (JsonValueKind.String, JsonValueKind.String) => expected.GetString() == actual.GetString(),
            var (left, right) => left == right && expected.GetRawText() == actual.GetRawText(),
        };
        return !isSame ? [(path, expected.GetRawText(), actual.GetRawText())] : expected.ValueKind switch
        {
            JsonValueKind.Object => Members(path, expected, actual),
            JsonValueKind.Array => Items(path, expected, actual),
            _ => [],
        };
    }

    private static IEnumerable<(string Path, string? Expected, string? Actual)> Members(string path, JsonElement expected, JsonElement actual)
    {
        var present = new HashSet<string>();
        foreach (var member in actual.EnumerateObject())
        {
            if (!present.Add(member.Name))
            {
                yield return (JsonPlace.Member(path, member.Name) + " (twice)", null, member.Value.GetRawText());
            }
            else if (!expected.TryGetProperty(member.Name, out _))
            {
                yield return (JsonPlace.Member(path, member.Name), null, member.Value.GetRawText());
            }
        }

        foreach (var member in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(member.Name, out var value))
            {
                yield return (JsonPlace.Member(path, member.Name), member.Value.GetRawText(), null);
                continue;
            }

            foreach (var difference in Compare(JsonPlace.Member(path, member.Name), member.Value, value))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<(string Path, string? Expected, string? Actual)> Items(string path, JsonElement expected, JsonElement actual) =>
        expected.GetArrayLength() != actual.GetArrayLength()
            ? [(path, expected.GetRawText(), actual.GetRawText())]
            : expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, index) => Compare($"{path}[{index}]", pair.First, pair.Second));

}
