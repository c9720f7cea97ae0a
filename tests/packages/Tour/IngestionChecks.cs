using System;
using System.IO;
using System.Threading.Tasks;
using Billing;
using Billing.BillingOS;
using Billing.Emulator;

namespace Tour;

/// <summary>Usage on disk: what one ingestion leaves, the next one bills once.</summary>
internal static class IngestionChecks
{
    public static async Task RunAsync()
    {
        var emulator = new BillingEmulator();
        emulator.BillingOS.AddCustomer("user_left").Grant("api_calls", 10);
        var folder = Path.Combine(Path.GetTempPath(), "billing-tour-" + Guid.NewGuid().ToString("N"));
        try
        {
            using (var first = Start(emulator, folder, TimeSpan.Zero))
            {
                for (var piece = 0; piece < 3; piece++)
                {
                    var receipt = first.Track(new TrackUsageRequest { CustomerId = "user_left", FeatureKey = "api_calls", Quantity = 1, IdempotencyKey = "piece-" + piece });
                    Check.That(receipt.Storage == EventStorage.Journal, "an event is on disk");
                }

                await Check.Throws<ArgumentException>(() => Task.FromResult(Start(emulator, folder, TimeSpan.Zero)), "a folder in use");
            }

            using (var second = Start(emulator, folder, TimeSpan.FromSeconds(20)))
            {
                var again = await second.FlushAsync();
                Check.Same(again.Accepted, 3, "what was left is sent");
                Check.Same(second.Books.Recovered, 3, "what was left is found");
            }

            using var last = Start(emulator, folder, TimeSpan.Zero);
            await last.FlushAsync();
            Check.Same(last.Books.Accepted, 0, "and does not come back");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static BillingOSIngestion Start(BillingEmulator emulator, string folder, TimeSpan shutdown) => new BillingOSIngestion(new BillingOSIngestionOptions
    {
        SecretKey = "sk_test_tour",
        ServerUrl = emulator.BillingOSUrl,
        HttpClient = emulator.CreateHttpClient(),
        JournalDirectory = folder,
        AutoBatch = false,
        ShutdownTimeout = shutdown,
    });
}
