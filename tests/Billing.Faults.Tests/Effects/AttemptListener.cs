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

    public static IReadOnlyList<(int? Status, double Delay)> RetriesOf(Activity parent) =>
        parent.GetCustomProperty(Property) is Activity call
            ? call.Events.Where(static e => e.Name == "retry").Select(static e => (Tag<int?>(e, "http.response.status_code"), Tag<double>(e, "billing.retry.delay"))).ToArray()
            : throw new InvalidOperationException("The call had no activity.");

    public void Dispose() => _listener.Dispose();

    private static T? Tag<T>(ActivityEvent e, string name) => (T?)e.Tags.First(tag => tag.Key == name).Value;
}
