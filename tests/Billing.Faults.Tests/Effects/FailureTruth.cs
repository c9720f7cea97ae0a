using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>Whether what a call says about itself is true: effect, key, attempts, and why it stopped.</summary>
public static class FailureTruth
{
    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="run">The call, after its server has settled.</param>
    public static IEnumerable<string> Complaints(ScheduleRun run) => run.Error switch
    {
        null => OfSuccess(run),
        BillingException error => OfAttempts(run, error).Concat(OfEffect(run, error)).Concat(OfStop(run, error)).Concat(OfKey(run, error.IdempotencyKey)),
        _ => ["failed with an exception that is not the SDK's"],
    };

    /// <summary>Whether each attempt is known from both sides; not so where a busy machine let an attempt time out before it arrived.</summary>
    /// <param name="run">The call.</param>
    public static bool IsAccountedFor(ScheduleRun run) => Attempts(run) == run.Played.Count;

    private static int Attempts(ScheduleRun run) => run.Error is BillingException error ? error.Attempts : run.Response!.Attempts;

    private static IEnumerable<string> OfSuccess(ScheduleRun run)
    {
        if (run.Schedule.Kind != CallKind.Read && run.Ledger.Effects != 1)
        {
            yield return "succeeded, and the ledger does not hold one effect";
        }

        if (Attempts(run) < run.Played.Count && run.Schedule.Kind != CallKind.Read)
        {
            yield return "more requests than attempts: somebody else sent one";
        }

        foreach (var complaint in OfKey(run, run.Response!.IdempotencyKey))
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> OfKey(ScheduleRun run, string? key)
    {
        if ((key is not null) != (run.Schedule.Kind == CallKind.Keyed))
        {
            yield return "a key where the operation has none, or none where it has one";
        }

        if (run.Schedule.GivenKey is { } given && key != given)
        {
            yield return "not the caller's key";
        }

        if (run.Ledger.Arrivals.Any(arrival => arrival.Key != key))
        {
            yield return "says another key than it sent";
        }
    }

    private static IEnumerable<string> OfAttempts(ScheduleRun run, BillingException error)
    {
        // SocketsHttpHandler repeats a GET by itself.
        if (error.Attempts < run.Played.Count && run.Schedule.Kind != CallKind.Read)
        {
            yield return "more requests than attempts: somebody else sent one";
        }

        if (error.Attempts != run.Retried.Count + 1)
        {
            yield return "not as many attempts as it made";
        }
    }

    private static IEnumerable<string> OfEffect(ScheduleRun run, BillingException error)
    {
        if (run.Schedule.Kind == CallKind.Read)
        {
            return error.Effect == Effect.Unknown ? ["a read leaves nothing unknown"] : [];
        }

        var complaints = new List<string>();
        if (!(error.Effect switch { Effect.None => run.Ledger.Effects == 0, Effect.Applied => run.Ledger.Effects == 1, _ => true }))
        {
            complaints.Add("the ledger holds another effect");
        }

        if (IsAccountedFor(run) && !AttemptTruth.Effects(run, error).Contains(error.Effect))
        {
            complaints.Add($"the attempts prove another effect: {string.Join(" or ", AttemptTruth.Effects(run, error))}");
        }

        return complaints;
    }

    private static IEnumerable<string> OfStop(ScheduleRun run, BillingException error)
    {
        var schedule = run.Schedule;
        var isTrue = error.StopReason switch
        {
            StopReason.RetriesOff => schedule.MaxRetries == 0 && error.Attempts == 1,
            StopReason.AttemptsSpent => schedule.MaxRetries > 0 && error.Attempts == schedule.MaxRetries + 1,
            StopReason.NoIdempotencyKey => schedule.Kind == CallKind.Unkeyed && schedule.MaxRetries > 0 && error.Effect != Effect.None && (!IsAccountedFor(run) || AttemptTruth.OfLast(run, error).Any(static effect => effect != Effect.None)),
            StopReason.NotRetryable => error is ApiException { StatusCode: 400 } or ApiException { StatusCode: 409 } || (error is not ApiException && !schedule.RetriesConnectionErrors),
            StopReason.TimeSpent => error is RequestTimeoutException { Limit: TimeoutLimit.Call } || run.Duration + LongestWait(run) >= Shorter(schedule.CallLimit, TimeSpan.FromSeconds(60)),
            StopReason.RetryAfterTooLong => error is ApiException { RetryAfter: { } wait } && wait > Shorter(schedule.CallLimit, TimeSpan.FromSeconds(60)) - run.Duration,
            _ => false,
        };
        if (!isTrue)
        {
            yield return $"it did not stop for the reason {error.StopReason}";
        }

        if (schedule is { Vendor: BillingOSVendor, Kind: CallKind.Keyed } && IsAccountedFor(run)
            && run.Retried.Where((retry, attempt) => retry.Delay < 5 && !LedgerTruth.ProvesNothingWasDone(schedule.Vendor, run.Played[attempt])).Any())
        {
            yield return "asked again within 5 s, before the first request must have ended";
        }
    }

    private static TimeSpan LongestWait(ScheduleRun run) => run.Schedule is { Vendor: BillingOSVendor, Kind: CallKind.Keyed } ? TimeSpan.FromSeconds(8) : TimeSpan.FromSeconds(0.5 * Math.Pow(2, run.Retried.Count));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
