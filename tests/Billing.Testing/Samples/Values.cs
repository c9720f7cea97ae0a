using System.Text.Json.Nodes;

namespace Billing.Testing.Samples;

/// <summary>Single values that are easily damaged on their way.</summary>
internal static class Values
{
    private static readonly string[] Decimals = ["10.5", "0.10", "0.123456789", "7", "-1234567890123.000000001", "12.50"];
    private static readonly string[] Dates = ["2026-03-01T14:30:45+02:00", "2026-03-01T12:30:45Z", "2026-12-31T23:59:59.1234567Z", "2026-02-28T18:00:00.5-05:30"];
    private static readonly int[] Int32s = [3, int.MaxValue, 0];
    private static readonly long[] Int64s = [5, 9007199254740993, long.MaxValue];

    public static string DecimalText(int index) => Decimals[index % Decimals.Length];

    public static JsonNode Decimal(int index) => JsonNode.Parse(DecimalText(index))!;

    public static string Date(int index) => Dates[index % Dates.Length];

    public static int Int32(int index) => Int32s[index % Int32s.Length];

    public static long Int64(int index) => Int64s[index % Int64s.Length];

    /// <summary>Text with what JSON escapes; a key is plain, because it may travel in a header.</summary>
    public static string Text(string name) =>
        name.StartsWith("idempotency", System.StringComparison.Ordinal) ? "key-1" : $"{name} \"ü\" \\ / 😀\n2026-01-01T00:00:00Z";

    public static JsonNode Anything(int index) => (index % 3) switch
    {
        0 => FreeForm(),
        1 => JsonNode.Parse("[1, 2.50, null, \"2026-01-01\"]")!,
        _ => "text",
    };

    public static JsonObject FreeForm() => JsonNode.Parse(
        """
        {
          "text": "ü", "date": "2026-01-01T00:00:00+01:00", "count": 9007199254740993, "price": 10.50, "tiny": 0.000000001,
          "flag": true, "none": null, "list": [1, "two", { "deep": [[], {}] }], "$type": "System.String, mscorlib", "with.dot": 1
        }
        """)!.AsObject();
}
