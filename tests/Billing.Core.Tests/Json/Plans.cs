using System.Text;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

/// <summary>Short words for what most tests do.</summary>
internal static class Plans
{
    public const string Full = """
        {"id":"plan_1","status":"active","price":10.50,"active":true,"seats":3,"used":9007199254740993,"createdAt":"2024-02-29T12:30:45.1234567Z","parent":{"id":"plan_0"},"tags":["a","2024-01-01T00:00:00Z"],"items":[{"id":"x"},{"id":"y","price":0.10}],"dates":["2024-01-01T00:00:00+02:00"],"counts":[1,2],"rates":{"eur":1.10},"metadata":{"when":"2024-01-01T00:00:00","n":1,"d":1.50,"b":false,"l":[null,"é"],"o":{}},"condition":{"kind":"other","value":1.50},"unknown":[1,{"a":null}]}
        """;

    public static Plan Read(string json) => JsonIo.Parse(json, Plan.Read)!;

    public static JsonReadException Refused(string json) => Assert.Throws<JsonReadException>(() => Read(json))!;

    public static Plan ReadUtf8(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return JsonIo.ParseUtf8(bytes, bytes.Length, Plan.Read)!;
    }

    public static object? Metadata(string json) => Read($$"""{"metadata":{"value":{{json}} } }""").Metadata!["value"];

    public static string WriteMetadata(object? value)
    {
        var json = JsonIo.ToJson(new Plan { Metadata = new() { ["value"] = value } });
        const string Start = """{"metadata":{"value":""";
        Assert.That(json, Does.StartWith(Start).And.EndWith("}}"));
        return json[Start.Length..^2];
    }
}
