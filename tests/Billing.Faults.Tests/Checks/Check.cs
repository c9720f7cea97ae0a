using System;
using System.Threading;

namespace Billing.Faults.Tests.Checks;

/// <summary>What every call of every client must satisfy, whatever the server does.</summary>
public static class Check
{
    /// <summary>What a call may take beyond its limit.</summary>
    public static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(250);

    /// <summary>The call ended, and no later than its limit allows.</summary>
    /// <param name="report">How it ended.</param>
    /// <param name="limit">The limit of the whole call.</param>
    /// <param name="lateness">How late the machine's own timers were meanwhile.</param>
    public static void EndsInTime(CallReport report, TimeSpan limit, TimeSpan lateness)
    {
        Assert.That(report.HasEnded, $"hangs: waited for {report.Elapsed.TotalSeconds:0.000} s");
        Assert.That(report.Elapsed, Is.LessThanOrEqualTo(limit + Allowance + lateness), $"too late (the machine by {lateness.TotalMilliseconds:0} ms)");
    }

    /// <summary>The call brought a value, one of our exceptions, or the caller's own cancellation; nothing else.</summary>
    /// <param name="report">How it ended.</param>
    /// <param name="caller">The caller's token.</param>
    public static void IsOurs(CallReport report, CancellationToken caller = default)
    {
        if (!IsCallersCancellation(report.Error, caller))
        {
            Assert.That(report.Error, Is.Null.Or.InstanceOf<BillingException>().And.Not.InstanceOf<UnexpectedClientException>());
        }
    }

    /// <summary>Whether an exception is the caller's own cancellation.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="caller">The caller's token.</param>
    public static bool IsCallersCancellation(Exception? error, CancellationToken caller) =>
        error is OperationCanceledException canceled && caller.IsCancellationRequested && canceled.CancellationToken == caller;
}
