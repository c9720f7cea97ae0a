using System;

namespace Billing.Runtime;

/// <summary>Whether the disk takes what it is given. One that failed is left alone for a moment, so that tracking stays fast.</summary>
internal sealed class JournalHealth
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _failedAt;

    public JournalHealth(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>The time since the start.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_start);

    public bool IsDegraded { get; private set; }

    public long Errors { get; private set; }

    /// <summary>The failure that nobody was told of yet.</summary>
    public Exception? News { get; private set; }

    /// <summary>Whether it makes sense to try the disk.</summary>
    public bool MayTry => !IsDegraded || _time.GetElapsedTime(_failedAt) >= IngestionDefaults.JournalBackoff;

    /// <summary>The disk did not take what it was given.</summary>
    public void Fail(Exception error)
    {
        Errors++;
        _failedAt = _time.GetTimestamp();
        if (!IsDegraded)
        {
            News = error;
            IsDegraded = true;
        }
    }

    /// <summary>Something failed that does not keep new events from the disk.</summary>
    public void Note(Exception error)
    {
        Errors++;
        News = error;
    }

    public void Recover() => IsDegraded = false;

    public Exception? TakeNews()
    {
        var news = News;
        News = null;
        return news;
    }
}
