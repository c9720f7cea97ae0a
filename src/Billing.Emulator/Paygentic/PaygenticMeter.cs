using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Adds events up the way a metric says: as a whole, by window, by group.</summary>
internal sealed class PaygenticMeter
{
    private const string Separator = "\u001f";
    private readonly PaygenticEmulator _emulator;
    private readonly JsonObject _metric;
    private readonly PaygenticEvent[] _events;

    internal PaygenticMeter(PaygenticEmulator emulator, JsonObject metric, PaygenticEvent[] events)
    {
        _emulator = emulator;
        _metric = metric;
        _events = events;
    }

    internal JsonObject Read(string? window, string[]? dimensions, int groupLimit, int groupOffset)
    {
        var answer = new JsonObject { ["object"] = "meter", ["billableMetricId"] = _metric.Text("id"), ["totalValue"] = Value(_metric, _events) };
        // Windows and groups together give two lists of the same length: one row per window and group.
        var rows = _events
            .GroupBy(item => (Start: window == null ? default : WindowStart(item.Time, window), Group: GroupOf(item, dimensions)))
            .OrderBy(row => row.Key.Start)
            .ThenBy(row => row.Key.Group, StringComparer.Ordinal)
            .Select(row => (row.Key.Start, row.Key.Group, Events: row.ToArray()))
            .ToList();
        if (dimensions != null)
        {
            answer["groupCount"] = rows.Count;
            rows = rows.Skip(groupOffset).Take(groupLimit).ToList();
            answer["groupedValues"] = rows.Select(row => (object?)new JsonObject
            {
                ["groupBy"] = Names(dimensions, row.Group),
                ["value"] = Value(_metric, row.Events),
                ["eventCount"] = row.Events.Length,
            }).ToArray();
        }

        // A window without events is left out: the vendor does not say whether it is there.
        if (window != null)
        {
            answer["windowedValues"] = rows.Select(row => (object?)new JsonObject
            {
                ["windowStart"] = Wire.Time(row.Start),
                ["windowEnd"] = Wire.Time(WindowEnd(row.Start, window)),
                ["value"] = Value(_metric, row.Events),
            }).ToArray();
        }

        return answer;
    }

    internal static string Dimension(PaygenticEmulator emulator, JsonObject metric, PaygenticEvent item, string name) => name == "subject"
        ? item.SubjectAt(emulator) ?? ""
        : Convert.ToString(item.ValueAt(metric.Object("groupBy")?.Text(name) ?? "$.\n"), CultureInfo.InvariantCulture) ?? "";

    /// <summary>Events without a number at the metric's path count as events, not as values.</summary>
    internal static decimal Value(JsonObject metric, PaygenticEvent[] events)
    {
        string? path = metric.Text("valueProperty");
        decimal[] numbers = events.Select(item => NumberOf(item.ValueAt(path))).OfType<decimal>().ToArray();
        return metric.Text("aggregation") switch
        {
            "COUNT" => events.Length,
            "UNIQUE_COUNT" => events.Select(item => path == null ? item.Id : JsonText.Write(item.ValueAt(path))).Distinct().Count(),
            "SUM" => numbers.Sum(),
            "AVG" => numbers.Length == 0 ? 0 : numbers.Average(),
            "MIN" => numbers.Length == 0 ? 0 : numbers.Min(),
            "MAX" => numbers.Length == 0 ? 0 : numbers.Max(),
            "LATEST" => events.OrderBy(item => item.Time).Select(item => NumberOf(item.ValueAt(path))).LastOrDefault(number => number != null) ?? 0,
            _ => 0,
        };
    }

    private string GroupOf(PaygenticEvent item, string[]? dimensions) =>
        dimensions == null ? "" : string.Join(Separator, dimensions.Select(name => Dimension(_emulator, _metric, item, name)));

    private static decimal? NumberOf(object? value) => JsonMembers.AsNumber(value)
        ?? (value is string text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null);

    private static JsonObject Names(string[] dimensions, string group)
    {
        string[] values = group.Split(Separator[0]);
        var names = new JsonObject(StringComparer.Ordinal);
        for (int i = 0; i < dimensions.Length; i++)
            names[dimensions[i]] = values[i];
        return names;
    }

    private static DateTimeOffset WindowStart(DateTimeOffset time, string window)
    {
        DateTime utc = time.UtcDateTime;
        return window switch
        {
            "MINUTE" => new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero),
            "HOUR" => new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero),
            "DAY" => new DateTimeOffset(utc.Year, utc.Month, utc.Day, 0, 0, 0, TimeSpan.Zero),
            _ => new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }

    private static DateTimeOffset WindowEnd(DateTimeOffset start, string window) => window switch
    {
        "MINUTE" => start.AddMinutes(1),
        "HOUR" => start.AddHours(1),
        "DAY" => start.AddDays(1),
        _ => start.AddMonths(1),
    };
}
