using System;
using Billing.Faults.Tests.Catalogue;
using Billing.Faults.Tests.Clients;

namespace Billing.Faults.Tests.Checks;

/// <summary>Whether what an exception says is what happened.</summary>
public static class Truth
{
    /// <summary>Beyond this share of its limit a call may have had no time for its last attempts.</summary>
    private const double MostOfTheTime = 0.6;

    /// <summary>Compares the end of a call with its fault.</summary>
    /// <param name="fault">What happened to every attempt.</param>
    /// <param name="vendor">Whose client.</param>
    /// <param name="kind">The call.</param>
    /// <param name="report">How it ended.</param>
    /// <param name="seen">How many attempts the server saw.</param>
    /// <param name="limit">The limit of the call.</param>
    public static void IsTold(FaultCase fault, Vendor vendor, CallKind kind, CallReport report, int? seen, TimeSpan limit)
    {
        var ending = EndingOf(report.Error);
        Assert.That(fault.Ending.HasFlag(ending), $"ended with {ending}: {report.Error}");
        if (report.Error is not BillingException error)
        {
            return;
        }

        IsAnswerKept(fault, error);
        Assert.That(error.Operation, Is.Not.Empty);
        Assert.That(error.IdempotencyKey, kind == CallKind.Keyed ? Is.Not.Null : Is.Null);
        Assert.That(error.Attempts, Is.EqualTo(seen ?? error.Attempts), "attempts told and attempts seen");
        IsStopTold(fault, vendor, kind, error, report.Elapsed > limit * MostOfTheTime);
    }

    private static void IsAnswerKept(FaultCase fault, BillingException error)
    {
        switch (error)
        {
            case ApiException refused:
                Assert.That(refused.StatusCode, Is.EqualTo(fault.Status));
                Assert.That(refused.RequestId, Is.EqualTo(Scripts.RequestId));
                Assert.That(refused.Headers["x-request-id"], Is.EqualTo(Scripts.RequestId));
                Assert.That(refused.Body, Does.StartWith(fault.Body ?? string.Empty));
                break;
            case ResponseValidationException unreadable:
                Assert.That(unreadable.StatusCode, Is.EqualTo(fault.Status ?? 200));
                Assert.That(unreadable.RequestId, Is.EqualTo(Scripts.RequestId));
                Assert.That(unreadable.Headers["x-request-id"], Is.EqualTo(Scripts.RequestId));
                Assert.That(unreadable.RawBody, Does.StartWith(fault.Body ?? string.Empty));
                Assert.That(unreadable.Effect, Is.EqualTo(Effect.Applied));
                break;
            case RequestTimeoutException timeout:
                // A flood may take the whole time of an attempt before its first line is read.
                Assert.That(timeout.LastStatus, fault.IsHeavy ? Is.EqualTo(fault.Status).Or.Null : Is.EqualTo(fault.Status));
                break;
        }
    }

    private static void IsStopTold(FaultCase fault, Vendor vendor, CallKind kind, BillingException error, bool wasLong)
    {
        var most = vendor.Name == "BillingOS" ? 4 : 3;
        var isCallLimit = error is RequestTimeoutException { Limit: TimeoutLimit.Call };
        if (fault.StopsFor is { } reason)
        {
            Assert.That((error.StopReason, error.Attempts), Is.EqualTo((reason, 1)));
        }
        else if (!fault.IsRetried && error is not RequestTimeoutException)
        {
            // A large body may take the time of an attempt, and a repeat may be faster.
            Assert.That(error.StopReason, Is.EqualTo(StopReason.NotRetryable));
            Assert.That(error.Attempts == 1 || fault.Ending.HasFlag(Ending.TimedOut));
        }
        else if (isCallLimit)
        {
            Assert.That(error.StopReason, Is.EqualTo(StopReason.TimeSpent));
        }
        else if (error.Attempts < most)
        {
            // BillingOS's key is not atomic: an ambiguous failure would be repeated after 5 s, which no call here has.
            var waits = vendor.Name == "BillingOS" && kind == CallKind.Keyed && error.Effect != Effect.None;
            Assert.That(error.StopReason, Is.EqualTo(StopReason.TimeSpent));
            Assert.That(waits || wasLong, $"gave up after {error.Attempts} attempts");
        }
        else
        {
            Assert.That((error.StopReason, error.Attempts), Is.EqualTo((StopReason.AttemptsSpent, most)));
        }
    }

    private static Ending EndingOf(Exception? error) => error switch
    {
        null => Ending.Value,
        ApiException => Ending.Refused,
        ResponseValidationException => Ending.Unreadable,
        ConnectionException => Ending.Broken,
        RequestTimeoutException => Ending.TimedOut,
        _ => Ending.None,
    };
}
