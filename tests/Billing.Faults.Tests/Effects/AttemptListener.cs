using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Billing.Faults.Tests.Effects;

/// <summary>Listens to the SDK's activities, which say what the client saw of each attempt without taking part in the call.</summary>
internal sealed class AttemptListener : IDisposable
{
    private const string Property = "billing call";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name == "Billing",
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        ActivityStopped = static activity => activity.Parent?.SetCustomProperty(Property, activity),
    };

    public AttemptListener() => ActivitySource.AddActivityListener(_listener);

    /// <summary>The status of each attempt; null where none was seen.</summary>
    public static IReadOnlyList<int?> StatusesOf(Activity parent) => Events(parent, "attempt").Select(static e => (int?)Tag(e, "http.response.status_code")).ToArray();

    /// <summary>The wait before each attempt after the first, in seconds.</summary>
    public static IReadOnlyList<double> WaitsOf(Activity parent) => Events(parent, "retry").Select(static e => (double)Tag(e, "billing.retry.delay")!).ToArray();

    public void Dispose() => _listener.Dispose();

    private static IEnumerable<ActivityEvent> Events(Activity parent, string name) =>
        parent.GetCustomProperty(Property) is Activity call ? call.Events.Where(e => e.Name == name) : throw new InvalidOperationException("The call had no activity.");

    private static object? Tag(ActivityEvent e, string name) => e.Tags.FirstOrDefault(tag => tag.Key == name).Value;
}
