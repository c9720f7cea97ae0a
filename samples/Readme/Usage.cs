using System;
using System.Threading.Tasks;
using Billing;
using Billing.UnitPay;

namespace Readme;

internal static class Usage
{
    public static async Task RunAsync()
    {
        // snippet
        await using var ingestion = new UnitPayIngestion(new UnitPayIngestionOptions   // one per process
        {
            ApiKey = "upay_sk_…",
            JournalDirectory = "/var/lib/shop/usage",
            OnRejected = rejection => Console.WriteLine($"{rejection.Event.IdempotencyKey}: {rejection.Reason}"),
        });

        ingestion.Track(new TrackEvent { CustomerId = "cus_123", EventName = "ai-generation" });   // in the journal when it returns, sent in the background
        Console.WriteLine(ingestion.Books);   // accepted 1 = delivered 0 + pending 1 + rejected 0 + dropped 0
        // end
    }
}
