using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <content>Events that are too old to be sent blindly.</content>
internal sealed partial class UsageBuffer
{
    private readonly List<StoredEvent> _parked = new();

    /// <summary>Held events: in files of their own, or in memory where there is no journal or it fails.</summary>
    private long HeldCount => _parked.Count + (_held?.Unread ?? 0);

    /// <summary>Sends or drops the events that are held. Called by the worker alone.</summary>
    /// <returns>How many there were.</returns>
    public long Release(bool send)
    {
        var count = ReleaseParked(send);
        while (ReadHeld() is { } events)
        {
            lock (_lock)
            {
                if (_isEnded)
                {
                    // They are left to the next start.
                    break;
                }

                // Written later, the settlement of a held event would look like that of the released one.
                _journal!.SettleOwed();
                foreach (var stored in events)
                {
                    Move(stored, send);
                }

                _journal!.FlushAll();
                _held!.Settle(events);
            }

            count += events.Count;
            ReportReleased(events, send);
        }

        WakeUp.Set();
        return count;
    }

    /// <summary>Whether a repeat of the event would no longer be recognised. The longest call is left out of the window: it may be under way when it ends.</summary>
    private bool IsExpired(StoredEvent stored)
    {
        if (_profile.DuplicateWindow is not { } window || stored.IsReleased || _options.OnExpired == ExpiredPolicy.Send)
        {
            return false;
        }

        var margin = _options.Timeout > TimeSpan.Zero && _options.Timeout < window ? _options.Timeout : TimeSpan.Zero;
        return _clock.UtcTicks - stored.TrackedAt >= (window - margin).Ticks;
    }

    /// <summary>Takes the old ones out of the events that were about to be sent, and does with them as the policy says.</summary>
    private List<StoredEvent>? TakeExpired(List<StoredEvent> events)
    {
        List<StoredEvent>? expired = null;
        foreach (var stored in events)
        {
            if (IsExpired(stored))
            {
                (expired ??= new List<StoredEvent>()).Add(stored);
            }
        }

        if (expired is null)
        {
            return null;
        }

        _queue.Free(events);
        events.RemoveAll(expired.Contains);
        _queue.Occupy(events);
        if (_options.OnExpired == ExpiredPolicy.Drop)
        {
            _books.Dropped += expired.Count;
            Settle(expired);
        }
        else
        {
            Hold(expired);
        }

        return expired;
    }

    private void Hold(List<StoredEvent> expired)
    {
        var written = new List<StoredEvent>(expired.Count);
        foreach (var stored in expired)
        {
            (_held?.Append(stored, isCopy: false, isRead: false) == true ? written : _parked).Add(stored);
        }

        _held?.FlushAll();
        Settle(written);
        _books.Pending += written.Count;
    }

    private void Report(List<StoredEvent>? expired)
    {
        if (expired is null)
        {
            return;
        }

        foreach (var stored in expired)
        {
            if (_options.OnExpired == ExpiredPolicy.Drop)
            {
                Drop(stored, DropReason.Expired);
            }
            else
            {
                _notices.Held(stored.ToUsageEvent());
            }
        }
    }

    private long ReleaseParked(bool send)
    {
        List<StoredEvent> parked;
        lock (_lock)
        {
            if (_isEnded)
            {
                return 0;
            }

            parked = new List<StoredEvent>(_parked);
            _parked.Clear();
            foreach (var stored in parked)
            {
                stored.IsReleased = true;
                stored.DueAt = long.MinValue;
                if (send)
                {
                    _queue.Insert(stored);
                }
            }

            if (!send)
            {
                _books.Dropped += parked.Count;
                Settle(parked);
            }
        }

        ReportReleased(parked, send);
        return parked.Count;
    }

    private List<StoredEvent>? ReadHeld()
    {
        Journal held;
        JournalPage page;
        lock (_lock)
        {
            if (_isEnded || _held?.BeginRead() is not { } next)
            {
                return null;
            }

            (held, page) = (_held, next);
        }

        held.Read(page, _window);
        long lost;
        lock (_lock)
        {
            if (_isEnded)
            {
                return null;
            }

            lost = TakeOver(held, page);
        }

        ReportLost(lost);
        return page.Events;
    }

    /// <summary>Gives a held event back to the journal, or drops it. Where the disk fails, memory has it; and the held file, should the process end.</summary>
    private void Move(StoredEvent stored, bool send)
    {
        if (!send)
        {
            _books.Pending--;
            _books.Dropped++;
            return;
        }

        stored.IsReleased = true;
        if (_journal!.Append(stored, isCopy: false, isRead: false))
        {
            return;
        }

        var inMemory = stored.InMemoryOnly();
        inMemory.DueAt = long.MinValue;
        _volatile++;
        _queue.Insert(inMemory);
    }

    private void ReportReleased(List<StoredEvent> events, bool send)
    {
        if (!send)
        {
            events.ForEach(stored => Drop(stored, DropReason.Expired));
        }
    }
}
