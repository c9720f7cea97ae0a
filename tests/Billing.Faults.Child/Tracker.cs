using System;
using System.Collections.Generic;
using Billing.BillingOS;
using Billing.Paygentic;
using Billing.UnitPay;

namespace Billing.Faults.Child;

/// <summary>The ingestion of a vendor, and how to track one event of about 400 bytes with it.</summary>
/// <param name="Ingestion">The ingestion.</param>
/// <param name="Track">Tracks an event with a key for a customer.</param>
internal sealed record Tracker(UsageIngestion Ingestion, Func<string, string, TrackReceipt> Track)
{
    private static readonly string Padding = new('x', 200);

    public static Tracker Of(string vendor, Uri server, string? folder, Action<IngestionOptions>? configure = null)
    {
        switch (vendor)
        {
            case "Paygentic":
                var paygentic = new PaygenticIngestion(Prepared(new PaygenticIngestionOptions { BearerAuth = "sk_test_faults" }, server, folder, configure));
                return new Tracker(paygentic, (key, customer) => paygentic.Track(new IngestEventRequest
                {
                    Type = "ai.inference",
                    Source = "https://shop.example",
                    Subject = customer,
                    IdempotencyKey = key,
                    Data = new() { ["tokens"] = 1500, ["padding"] = Padding },
                }));
            case "UnitPay":
                var unitPay = new UnitPayIngestion(Prepared(
                    new UnitPayIngestionOptions { ApiKey = "upay_sk_faults", FlushInterval = TimeSpan.FromMilliseconds(5), MaxBatchSize = 20 }, server, folder, configure));
                return new Tracker(unitPay, (key, customer) => unitPay.Track(new TrackEvent
                {
                    CustomerId = customer,
                    EventName = "ai-generation",
                    IdempotencyKey = key,
                    Properties = new() { ["padding"] = Padding },
                }));
            default:
                var billingOS = new BillingOSIngestion(Prepared(new BillingOSIngestionOptions { SecretKey = "sk_test_faults" }, server, folder, configure));
                return new Tracker(billingOS, (key, customer) => billingOS.Track(new TrackUsageRequest
                {
                    CustomerId = customer,
                    FeatureKey = "api_calls",
                    Quantity = 1,
                    IdempotencyKey = key,
                    Metadata = new() { ["padding"] = Padding },
                }));
        }
    }

    private static T Prepared<T>(T options, Uri server, string? folder, Action<IngestionOptions>? configure)
        where T : IngestionOptions
    {
        options.ServerUrl = server;
        options.JournalDirectory = folder;

        // Small files, so that kills meet the moments at which files are begun, copied from and deleted.
        options.SegmentBytes = 16 * 1024;
        options.ReadAhead = 100;
        configure?.Invoke(options);
        return options;
    }
}
