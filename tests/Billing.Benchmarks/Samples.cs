using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace Billing.Benchmarks;

/// <summary>The answers of the servers: the files of <c>Answers/</c>, and pages of a hundred of them.</summary>
internal static class Samples
{
    public const string Key = "sk_test_0123456789abcdef0123456789abcdef";
    public const string UnitPayKey = "upay_sk_0123456789abcdef0123456789abcdef";
    public const int PageSize = 100;

    /// <summary>A resource as a server sends it: without white space.</summary>
    public static JsonNode Answer(string name)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream(name + ".json") ?? throw new ArgumentException($"Answers/ has no {name}.json.", nameof(name));
        return JsonNode.Parse(stream)!;
    }

    /// <summary>A page of a hundred, told apart by their ids.</summary>
    /// <param name="name">The file with one item.</param>
    /// <param name="list">The member that holds the items.</param>
    /// <param name="rest">The other members of the page, as JSON.</param>
    public static JsonNode Page(string name, string list, string rest)
    {
        var page = JsonNode.Parse(rest)!;
        page[list] = new JsonArray(Enumerable.Range(0, PageSize).Select(number =>
        {
            var item = Answer(name);
            item["id"] = item["id"] + number.ToString("D3", CultureInfo.InvariantCulture);
            return (JsonNode?)item;
        }).ToArray());
        return page;
    }

    public static byte[] Utf8(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
