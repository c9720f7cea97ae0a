using System;

namespace Billing;

/// <summary>A failure after which no event is lost.</summary>
public sealed class FlushError
{
    /// <summary>Makes an error; applications use it only in their own tests.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="error">The failure.</param>
    /// <param name="pending">How many events wait.</param>
    /// <param name="nextAttempt">When it is tried again.</param>
    public FlushError(FlushErrorKind kind, Exception error, long pending, TimeSpan nextAttempt)
    {
        Kind = kind;
        Error = error;
        Pending = pending;
        NextAttempt = nextAttempt;
    }

    /// <summary>What happened.</summary>
    public FlushErrorKind Kind { get; }

    /// <summary>The failure, usually a <see cref="BillingException"/>.</summary>
    public Exception Error { get; }

    /// <summary>How many events wait to be sent.</summary>
    public long Pending { get; }

    /// <summary>After how long it is tried again.</summary>
    public TimeSpan NextAttempt { get; }
}
