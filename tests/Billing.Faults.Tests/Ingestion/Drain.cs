using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Billing.Faults.Child;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>Sends what is left in a folder, in this process.</summary>
internal static class Drain
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Sends until nothing is pending.</summary>
    /// <returns>The books at the end.</returns>
    public static async Task<IngestionBooks> RunAsync(string vendor, Uri server, string folder)
    {
        var tracker = Tracker.Of(vendor, server, folder);
        var clock = Stopwatch.StartNew();
        do
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience), tracker.Ingestion.Books.ToString());
            await Task.Delay(20);
            await tracker.Ingestion.FlushAsync();
        }
        while (tracker.Ingestion.Books.Pending > 0);

        await tracker.Ingestion.DisposeAsync();
        return tracker.Ingestion.Books;
    }
}
