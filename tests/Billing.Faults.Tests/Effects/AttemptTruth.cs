using System.Linq;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>A second opinion on what attempts prove, from what was played to them.</summary>
internal static class AttemptTruth
{
    /// <summary>What all attempts of a call did, as far as its client can know.</summary>
    /// <param name="run">A call whose attempts are all accounted for.</param>
    public static Effect Of(ScheduleRun run) => run.Played.Select((_, attempt) => Of(run, attempt)).Append(Effect.None).Max();

    /// <summary>What one attempt did.</summary>
    /// <param name="run">A call whose attempts are all accounted for.</param>
    /// <param name="attempt">Which one, from 0.</param>
    public static Effect Of(ScheduleRun run, int attempt)
    {
        var mishap = run.Played[attempt];
        return LedgerTruth.ProvesNothingWasDone(run.Schedule.Vendor, mishap) ? Effect.None

            // What is no error is the vendor's own answer, whole or in part.
            : mishap.IsSilent || mishap.Status is not null ? Effect.Unknown : Effect.Applied;
    }

    /// <summary>Whether the client saw what was sent to this attempt.</summary>
    /// <param name="run">A call with as many attempts as were played.</param>
    /// <param name="attempt">Which one, from 0.</param>
    public static bool IsSeen(ScheduleRun run, int attempt) => (run.Played[attempt], run.Statuses[attempt]) switch
    {
        (var mishap, null) => mishap.IsSilent || mishap == Schedule.Refused,
        ({ IsSilent: true }, _) => false,
        ({ Status: { } sent }, { } seen) => sent == seen,
        (_, { } seen) => seen is >= 200 and < 300,
    };
}
