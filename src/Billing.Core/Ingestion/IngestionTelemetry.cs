using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;

namespace Billing.Runtime;

/// <summary>The books as instruments of the meter <c>Billing</c>. What a listener throws is its own affair.</summary>
internal static class IngestionTelemetry
{
    private static readonly Meter Meter = new("Billing");
    private static readonly Counter<long> AcceptedEvents = Meter.CreateCounter<long>("billing.ingestion.accepted", "{event}", "Events tracked, or found in the journal.");
    private static readonly Counter<long> SettledEvents = Meter.CreateCounter<long>("billing.ingestion.settled", "{event}", "Events done with, by outcome: delivered, rejected or dropped.");
    private static readonly UpDownCounter<long> PendingEvents = Meter.CreateUpDownCounter<long>("billing.ingestion.pending", "{event}", "Events that wait, are being sent or are held.");

    public static void Accepted(string vendor, long count)
    {
        if (count > 0 && (AcceptedEvents.Enabled || PendingEvents.Enabled))
        {
            Quietly(() =>
            {
                AcceptedEvents.Add(count, Vendor(vendor));
                PendingEvents.Add(count, Vendor(vendor));
            });
        }
    }

    public static void Settled(string vendor, string outcome, long count)
    {
        if (count > 0 && (SettledEvents.Enabled || PendingEvents.Enabled))
        {
            Quietly(() =>
            {
                SettledEvents.Add(count, Vendor(vendor), new KeyValuePair<string, object?>("billing.outcome", outcome));
                PendingEvents.Add(-count, Vendor(vendor));
            });
        }
    }

    /// <summary>Events that stay in the journal when the ingestion ends: they are pending no more here.</summary>
    public static void Left(string vendor, long count)
    {
        if (count > 0 && PendingEvents.Enabled)
        {
            Quietly(() => PendingEvents.Add(-count, Vendor(vendor)));
        }
    }

    private static KeyValuePair<string, object?> Vendor(string vendor) => new("billing.vendor", vendor);

    private static void Quietly(Action report)
    {
        try
        {
            report();
        }
        catch (Exception)
        {
            // A listener that fails must not stop an event on its way.
        }
    }
}
