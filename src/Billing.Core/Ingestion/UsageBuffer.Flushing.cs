using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <content>Flushes, and the end.</content>
internal sealed partial class UsageBuffer
{
    private readonly List<FlushRequest> _flushes = new();
    private bool _isEnded;

    /// <summary>Makes everything that is pending now due.</summary>
    public FlushRequest Flush()
    {
        FlushRequest request;
        lock (_lock)
        {
            if (_isEnded)
            {
                throw new ObjectDisposedException(_profile.Name + " ingestion");
            }

            request = new FlushRequest(_sequence);
            _flushes.Add(request);
            _flushMarker = _sequence;
            Gate.Probe();
        }

        WakeUp.Set();
        return request;
    }

    /// <summary>Ends the flushes whose events are all done with, or all of them with a failure.</summary>
    public void EndFlushes(FlushError? error = null)
    {
        List<FlushRequest>? ended = null;
        lock (_lock)
        {
            for (var index = _flushes.Count - 1; index >= 0; index--)
            {
                if (error is not null || IsDoneTo(_flushes[index].Marker))
                {
                    (ended ??= new List<FlushRequest>()).Add(_flushes[index]);
                    _flushes.RemoveAt(index);
                }
            }

            if (_flushes.Count == 0)
            {
                // Nobody waits any more: without auto batch, what is left waits for the next flush.
                _flushMarker = 0;
            }
        }

        ended?.ForEach(request => request.End(error));
    }

    /// <summary>The reason why nothing is sent, for a flush that would only wait; null when sending goes on.</summary>
    public FlushErrorKind? ClosedFor()
    {
        lock (_lock)
        {
            return _jobs.Count == 0 && Gate.Wait > TimeSpan.Zero ? Gate.Reason : null;
        }
    }

    /// <summary>Ends the flushes that wait for what the disk does not give.</summary>
    public void EndUnreadable()
    {
        Exception? error;
        lock (_lock)
        {
            error = _flushes.Count > 0 ? Unreadable : null;
        }

        if (error is not null)
        {
            EndFlushes(Describe(FlushErrorKind.Journal, error, IngestionDefaults.JournalBackoff));
        }
    }

    /// <summary>Takes no further event.</summary>
    /// <param name="drain">Whether all that are pending become due.</param>
    public void Close(bool drain)
    {
        lock (_lock)
        {
            _isClosed = true;
            _isDraining = drain;
            _room?.TrySetResult(true);
            Gate.Probe();
        }

        WakeUp.Set();
    }

    /// <summary>Whether there is nothing left to send; what the disk has may stay there when sending fails.</summary>
    public bool IsDrained()
    {
        lock (_lock)
        {
            return _jobs.Count == 0 && !NeedsRecovery && (IsDoneTo(long.MaxValue) || Unreadable is not null || (Gate.Reason is not null && _volatile == _parked.FindAll(static stored => stored.IsVolatile).Count));
        }
    }

    /// <summary>Gives up what is only in memory: the process ends.</summary>
    public void Abandon()
    {
        var lost = new List<StoredEvent>();
        long left;
        lock (_lock)
        {
            // What comes of a request that is still under way is no longer noted: its events are counted here.
            _isEnded = true;
            CopyAllVolatile();
            foreach (var stored in InMemory())
            {
                if (stored.IsVolatile && !stored.IsSettled)
                {
                    stored.IsSettled = true;
                    lost.Add(stored);
                }
            }

            _volatile = 0;
            _parked.RemoveAll(static stored => stored.IsSettled);
            _books.Pending -= lost.Count;
            _books.Dropped += lost.Count;
            left = _books.Pending;
        }

        IngestionTelemetry.Left(_profile.Name, left);

        lost.ForEach(stored => Drop(stored, DropReason.Shutdown));
    }

    /// <summary>Lets go of the files.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _journal?.Dispose();
            _held?.Dispose();
            _folder?.Dispose();
            _journal = null;
            _held = null;
            _folder = null;
        }
    }

    private void CopyAllVolatile()
    {
        if (_journal is null)
        {
            return;
        }

        foreach (var stored in InMemory())
        {
            if (stored.IsVolatile && _journal.Copy(stored))
            {
                _volatile--;
            }
        }
    }

    private bool IsDoneTo(long marker)
    {
        if (NeedsRecovery || (_queue.First is { } first && first.Sequence <= marker) || (_journal is { Unread: > 0 } journal && journal.UnreadFrom <= marker))
        {
            return false;
        }

        foreach (var job in _jobs)
        {
            if (job.Open > 0 && job.Events[0].Sequence <= marker)
            {
                return false;
            }
        }

        return true;
    }

    private void Note(IReadOnlyList<StoredEvent> events, bool delivered, IReadOnlyList<UsageRejection>? rejections = null)
    {
        foreach (var request in _flushes)
        {
            for (var index = 0; index < events.Count; index++)
            {
                if (events[index].Sequence <= request.Marker)
                {
                    request.Count(delivered, rejections?[index]);
                }
            }
        }
    }
}
