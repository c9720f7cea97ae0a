using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>A second opinion on what the attempts of a failed call prove, from what was played to them.</summary>
internal static class AttemptTruth
{
    /// <summary>The effects that the call may report: one, but where its last limit passed while an answer was on its way.</summary>
    public static IReadOnlyCollection<Effect> Effects(ScheduleRun run, BillingException error)
    {
        var earlier = Effect.None;
        for (var attempt = 0; attempt < run.Retried.Count; attempt++)
        {
            var effect = Of(run, run.Played[attempt], sawStatus: run.Retried[attempt].Status is not null);
            earlier = effect > earlier ? effect : earlier;
        }

        return OfLast(run, error).Select(effect => effect > earlier ? effect : earlier).Distinct().ToArray();
    }

    /// <summary>What the last attempt alone may have done, as far as the client can know.</summary>
    public static IEnumerable<Effect> OfLast(ScheduleRun run, BillingException error)
    {
        var last = run.Played[^1];
        IEnumerable<bool> views = error is not NetworkException ? [true] : last.IsSilent || last == Schedule.Refused ? [false] : [false, true];
        return views.Select(sawStatus => Of(run, last, sawStatus));
    }

    private static Effect Of(ScheduleRun run, Mishap mishap, bool sawStatus)
    {
        if (LedgerTruth.ProvesNothingWasDone(run.Schedule.Vendor, mishap) && (sawStatus || mishap == Schedule.Refused))
        {
            return Effect.None;
        }

        // What is neither silent nor an error is the vendor's own answer, whole or in part.
        return sawStatus && !mishap.IsSilent && mishap.Status is null ? Effect.Applied : Effect.Unknown;
    }
}
