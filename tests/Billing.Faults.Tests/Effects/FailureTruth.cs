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

    /// <summary>Whether what happened to each attempt is known from both sides; not so where a busy machine let a short limit pass before its time.</summary>
    /// <param name="run">The call.</param>
    public static bool IsAccountedFor(ScheduleRun run) =>
        Attempts(run) == run.Played.Count && !MayBeRepeated(run) && Enumerable.Range(0, run.Played.Count).All(attempt => AttemptTruth.IsSeen(run, attempt));

    private static int Attempts(ScheduleRun run) => run.Error is BillingException error ? error.Attempts : run.Response!.Attempts;

    private static IEnumerable<string> OfSuccess(ScheduleRun run)
    {
        if (run.Schedule.Kind != CallKind.Read && run.Ledger.Effects != 1)
        {
            yield return "succeeded, and the ledger does not hold one effect";
        }

        if (Attempts(run) < run.Played.Count && !MayBeRepeated(run))
        {
            yield return "more requests than attempts: somebody else sent one";
        }

        foreach (var complaint in OfKey(run, run.Response!.IdempotencyKey))
        {
            yield return complaint;
        }
    }

    /// <summary>In the application's HttpClient, .NET repeats a read by itself.</summary>
    private static bool MayBeRepeated(ScheduleRun run) => run.Schedule is { Kind: CallKind.Read, UsesDefaultClient: false };

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
        if (error.Attempts < run.Played.Count && !MayBeRepeated(run))
        {
            yield return "more requests than attempts: somebody else sent one";
        }

        if (error.Attempts != run.Statuses.Count || error.Attempts != run.Waits.Count + 1)
        {
            yield return "not as many attempts as it made";
        }

        if (run.Schedule.HasTime && !MayBeRepeated(run) && !IsAccountedFor(run))
        {
            yield return "an attempt that the server does not know, or that saw another status than was sent";
        }
    }

    private static IEnumerable<string> OfEffect(ScheduleRun run, BillingException error)
    {
        if (run.Schedule.Kind == CallKind.Read)
        {
            return error.Effect == Effect.Unknown ? ["a read leaves nothing unknown"] : [];
        }

        var isInTheLedger = error.Effect switch { Effect.None => run.Ledger.Effects == 0, Effect.Applied => run.Ledger.Effects == 1, _ => true };
        return (isInTheLedger ? Array.Empty<string>() : ["the ledger holds another effect"])
            .Concat(!IsAccountedFor(run) || AttemptTruth.Of(run) == error.Effect ? [] : [$"the attempts prove another effect: {AttemptTruth.Of(run)}"]);
    }

    private static IEnumerable<string> OfStop(ScheduleRun run, BillingException error)
    {
        var schedule = run.Schedule;
        var isTrue = error.StopReason switch
        {
            StopReason.RetriesOff => schedule.MaxRetries == 0 && error.Attempts == 1,
            StopReason.AttemptsSpent => schedule.MaxRetries > 0 && error.Attempts == schedule.MaxRetries + 1,
            StopReason.NoIdempotencyKey => schedule.Kind == CallKind.Unkeyed && schedule.MaxRetries > 0 && error.Effect != Effect.None && (!IsAccountedFor(run) || AttemptTruth.Of(run, run.Played.Count - 1) != Effect.None),
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
            && run.Waits.Where((wait, attempt) => wait < 5 && !LedgerTruth.ProvesNothingWasDone(schedule.Vendor, run.Played[attempt])).Any())
        {
            yield return "asked again within 5 s, before the first request must have ended";
        }
    }

    private static TimeSpan LongestWait(ScheduleRun run) => run.Schedule is { Vendor: BillingOSVendor, Kind: CallKind.Keyed } ? TimeSpan.FromSeconds(8) : TimeSpan.FromSeconds(0.5 * Math.Pow(2, run.Waits.Count));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
