using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;

namespace Billing.Testing;

/// <summary>Keeps what the SDK tells tracing and metrics, as text.</summary>
public sealed class CapturingTelemetry : IDisposable
{
    private readonly List<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    /// <summary>Begins to listen.</summary>
    public CapturingTelemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Billing",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener { InstrumentPublished = static (instrument, listener) => Enable(instrument, listener) };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>Everything so far.</summary>
    public string Text => string.Join('\n', _lines);

    /// <inheritdoc/>
    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "Billing")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static string Tags<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private void Keep(Activity activity)
    {
        _lines.Add($"{activity.DisplayName} {activity.StatusDescription} {Tags(activity.TagObjects)} {Tags(activity.Baggage)}");
        _lines.AddRange(activity.Events.Select(e => $"{e.Name} {Tags(e.Tags)}"));
    }

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _lines.Add($"{instrument.Name} {value} {Tags(tags.ToArray())}");
}
