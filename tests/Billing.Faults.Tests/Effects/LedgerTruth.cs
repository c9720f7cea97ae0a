using System.Collections.Generic;
using System.Linq;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>What must be true on the server's side of one logical call, whoever made it.</summary>
public static class LedgerTruth
{
    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="schedule">What happened to the attempts.</param>
    /// <param name="ledger">What the server did.</param>
    public static IEnumerable<string> Complaints(Schedule schedule, LedgerCall ledger)
    {
        if (schedule.Kind == CallKind.Read)
        {
            yield break;
        }

        if (ledger.Effects > 1)
        {
            yield return $"applied {ledger.Effects} times";
        }

        if (schedule.Kind == CallKind.Keyed && (ledger.Arrivals.Select(static arrival => arrival.Key).Distinct().Count() > 1 || ledger.Arrivals.Any(static arrival => string.IsNullOrEmpty(arrival.Key))))
        {
            yield return "more than one key, or an attempt without one";
        }

        if (schedule.Kind == CallKind.Unkeyed && ledger.Arrivals.SkipLast(1).Any(arrival => !ProvesNothingWasDone(schedule.Vendor, arrival.Mishap)))
        {
            yield return "sent again without a key, although a byte had left and nothing proved that the server had not acted";
        }
    }

    /// <summary>Whether the answer proves that the vendor did not act.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="mishap">What became of the request.</param>
    public static bool ProvesNothingWasDone(Vendor vendor, Mishap mishap) => mishap.Status switch
    {
        // At this vendor a limiter stands behind the work; only the one in front of it says how long to wait.
        429 => vendor is not BillingOSVendor || mishap.RetryAfter is not null,
        408 => false,
        >= 400 and < 500 => true,
        _ => mishap == Schedule.Refused,
    };
}
