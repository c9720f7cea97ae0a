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
    /// <param name="vendor">Whose events they are.</param>
    /// <param name="server">Where they go.</param>
    /// <param name="folder">The folder of the option.</param>
    /// <param name="sendsHeld">Whether events that a clock made old are sent, too.</param>
    /// <returns>The books at the end.</returns>
    public static async Task<IngestionBooks> RunAsync(string vendor, Uri server, string folder, bool sendsHeld = false)
    {
        var tracker = Tracker.Of(vendor, server, folder);
        var clock = Stopwatch.StartNew();
        do
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience), tracker.Ingestion.Books.ToString());
            await Task.Delay(20);
            await tracker.Ingestion.FlushAsync();
            if (sendsHeld)
            {
                await tracker.Ingestion.ReleaseHeldAsync(ExpiredPolicy.Send);
            }
        }
        while (tracker.Ingestion.Books.Pending > 0);

        await tracker.Ingestion.DisposeAsync();
        return tracker.Ingestion.Books;
    }
}
