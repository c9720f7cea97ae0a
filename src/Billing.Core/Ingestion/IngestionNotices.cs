using System;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Tells the application and the dead-letter file what became of events. Called without a lock; what the application throws is its own affair.</summary>
internal sealed class IngestionNotices
{
    [ThreadStatic]
    private static bool _isTelling;

    /// <summary>Whether this thread runs a callback: what waits for the ingestion there would wait for itself.</summary>
    public static bool IsTelling => _isTelling;

    private readonly IngestionOptions _options;
    private readonly DeadLetters _letters;

    public IngestionNotices(IngestionOptions options, DeadLetters letters)
    {
        _options = options;
        _letters = letters;
    }

    /// <summary>A failure of the dead-letter file that nobody was told of yet.</summary>
    public Exception? TakeNews() => _letters.TakeNews();

    public void Rejected(UsageRejection rejection)
    {
        _letters.Write(rejection.Event, rejection.Reason, rejection.Message);
        Tell(_options.OnRejected, rejection);
    }

    public void Dropped(UsageDrop drop)
    {
        if (drop.Event is { } usage)
        {
            _letters.Write(usage, ReasonOf(drop.Reason), null);
        }

        Tell(_options.OnDropped, drop);
    }

    public void Held(UsageEvent usage) => Tell(_options.OnHeld, usage);

    public void Failed(FlushError error) => Tell(_options.OnFlushError, error);

    private static string ReasonOf(DropReason reason) => reason switch
    {
        DropReason.BufferFull => "dropped_buffer_full",
        DropReason.Expired => "dropped_expired",
        DropReason.Shutdown => "dropped_shutdown",
        _ => "dropped_journal_lost",
    };

    private static void Tell<T>(Action<T>? callback, T notice)
    {
        if (callback is null)
        {
            return;
        }

        if (_isTelling)
        {
            // A callback that tracks, and so drops again, must not call itself ever deeper.
            _ = ThreadPool.UnsafeQueueUserWorkItem(static state => ((Action)state!)(), (Action)(() => Tell(callback, notice)));
            return;
        }

        _isTelling = true;
        try
        {
            callback(notice);
        }
        catch (Exception)
        {
            // The event's way does not depend on who watches it.
        }
        finally
        {
            _isTelling = false;
        }
    }
}
