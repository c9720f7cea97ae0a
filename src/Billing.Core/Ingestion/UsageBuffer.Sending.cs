using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <content>What may be sent, and what became of it.</content>
internal sealed partial class UsageBuffer
{
    /// <summary>Takes the events of the next request.</summary>
    /// <returns>The request; null when none is to start now.</returns>
    public SendJob? Take()
    {
        while (true)
        {
            List<StoredEvent>? expired;
            SendJob? job;
            lock (_lock)
            {
                BringBack();
                if (_isEnded || !Gate.MaySend(_jobs.Count) || _queue.FirstFree(MaySendVolatile) is not { } first || !IsDue(first))
                {
                    return null;
                }

                var events = _queue.Take(Gate.BatchLimit, MaySendVolatile);
                expired = TakeExpired(events);
                job = events.Count > 0 ? new SendJob(events, _time.GetTimestamp()) { Open = events.Count } : null;
                if (job is not null)
                {
                    _jobs.Add(job);
                }
            }

            Report(expired);
            if (job is not null)
            {
                return job;
            }
        }
    }

    /// <summary>How long the worker may sleep unless it is woken.</summary>
    public TimeSpan Sleep()
    {
        lock (_lock)
        {
            var wait = TimeSpan.MaxValue;
            if (Gate.Wait is var closed && closed > TimeSpan.Zero)
            {
                _sleepUntil = long.MinValue;
                wait = closed;
            }
            else if (!Gate.HasRoom(_jobs.Count))
            {
                // The end of a request wakes; until then no new event can change anything.
                _sleepUntil = long.MinValue;
            }
            else
            {
                // Time has passed since the worker looked: what has become due meanwhile must not wait for somebody to wake it.
                var first = _queue.FirstFree(MaySendVolatile) is { } free && (_options.AutoBatch || IsDue(free)) ? free : null;
                _sleepUntil = first?.DueAt ?? long.MaxValue;
                wait = first is null ? wait : IsDue(first) ? TimeSpan.Zero : Until(first.DueAt);
            }

            foreach (var stored in _aside)
            {
                wait = Shorter(wait, Until(stored.DueAt));
            }

            return NeedsCare ? Shorter(wait, IngestionDefaults.JournalBackoff) : wait;
        }
    }

    /// <summary>The vendor took these events.</summary>
    public void Deliver(SendJob job, IReadOnlyList<StoredEvent> events)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            job.Open -= events.Count;
            _books.Delivered += events.Count;
            Gate.Succeed();
            Settle(events);
            Note(events, delivered: true);
        }

        IngestionTelemetry.Settled(_profile.Name, "delivered", events.Count);
    }

    /// <summary>The vendor refused these events for good.</summary>
    public void Reject(SendJob job, IReadOnlyList<StoredEvent> events, IReadOnlyList<UsageRejection> rejections)
    {
        // The dead letter first: a process that dies in between tells twice, and never not at all.
        foreach (var rejection in rejections)
        {
            _notices.Rejected(rejection);
        }

        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            job.Open -= events.Count;
            _books.Rejected += events.Count;
            Gate.Succeed();
            Settle(events);
            Note(events, delivered: false, rejections);
        }

        IngestionTelemetry.Settled(_profile.Name, "rejected", events.Count);
    }

    /// <summary>These events were not sent, or nobody knows: they are sent again, before younger ones.</summary>
    public void Return(SendJob job, IReadOnlyList<StoredEvent> events)
    {
        lock (_lock)
        {
            if (_isEnded)
            {
                return;
            }

            job.Open -= events.Count;
            foreach (var stored in events)
            {
                stored.DueAt = long.MinValue;
                _queue.Insert(stored);
            }
        }
    }

    /// <summary>The server fails on this event alone: others go first for a while.</summary>
    /// <returns>Whether it is set aside; if not, too many are, and the server itself is ill.</returns>
    public bool SetAside(SendJob job, StoredEvent stored)
    {
        lock (_lock)
        {
            if (++stored.Failures < IngestionDefaults.FailuresBeforeHalving || _aside.Count >= IngestionDefaults.MaxSetAside)
            {
                return false;
            }

            job.Open--;
            stored.DueAt = _time.GetTimestamp() + (long)(IngestionDefaults.SetAside.TotalSeconds * _time.TimestampFrequency);
            _aside.Add(stored);
            return true;
        }
    }

    /// <summary>A request ended: its customers are free again.</summary>
    public void Finish(SendJob job)
    {
        lock (_lock)
        {
            _jobs.Remove(job);
            _queue.Free(job.Events);
        }

        WakeUp.Set();
    }

    /// <summary>A request was too large.</summary>
    public void Shrink(int events)
    {
        lock (_lock)
        {
            Gate.Shrink(events);
        }
    }

    /// <summary>A request failed: nothing is sent for a while.</summary>
    /// <returns>For how long.</returns>
    public TimeSpan Fail(SendJob job, FlushErrorKind kind, TimeSpan? told, int serverFailedOn = 0)
    {
        lock (_lock)
        {
            if (serverFailedOn > 0)
            {
                Gate.NoteServerFailure(serverFailedOn);
            }

            return Gate.Fail(kind, told, job.StartedAt);
        }
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private TimeSpan Until(long timestamp)
    {
        var left = timestamp == long.MinValue ? 0 : timestamp - _time.GetTimestamp();
        return left <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)left / _time.TimestampFrequency);
    }

    private bool IsDue(StoredEvent first) =>
        _isDraining || first.Sequence <= _flushMarker
        || (_options.AutoBatch && (_queue.Count >= Gate.BatchLimit || _queue.Bytes >= IngestionDefaults.MaxRequestBytes || first.DueAt <= _time.GetTimestamp()));

    /// <summary>Events that were set aside long enough take their place again.</summary>
    private void BringBack()
    {
        for (var index = _aside.Count - 1; index >= 0; index--)
        {
            var stored = _aside[index];
            if (_isDraining || stored.DueAt <= _time.GetTimestamp())
            {
                _aside.RemoveAt(index);
                stored.DueAt = long.MinValue;
                _queue.Insert(stored);
            }
        }
    }

    /// <summary>Notes that events are no longer pending.</summary>
    private void Settle(IReadOnlyList<StoredEvent> events)
    {
        _books.Pending -= events.Count;
        List<StoredEvent>? written = null;
        foreach (var stored in events)
        {
            stored.IsSettled = true;
            if (stored.IsVolatile)
            {
                _volatile--;
            }
            else
            {
                (written ??= new List<StoredEvent>(events.Count)).Add(stored);
            }
        }

        if (written is not null)
        {
            _journal!.Settle(written);
        }

        GiveRoom();
    }
}
