using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>The waiting events in the order of their tracking, and the customers whose events are being sent: theirs wait, so that they stay in order.</summary>
internal sealed class EventQueue
{
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private StoredEvent? _head;
    private StoredEvent? _tail;
    private StoredEvent? _firstVolatile;

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    public StoredEvent? First => _head;

    public void Insert(StoredEvent stored)
    {
        var before = _tail is null || _tail.Sequence < stored.Sequence ? _tail : PlaceFromFront(stored.Sequence);
        var after = before is null ? _head : before.Next;
        stored.Previous = before;
        stored.Next = after;
        _head = before is null ? stored : _head;
        _tail = after is null ? stored : _tail;
        if (before is not null)
        {
            before.Next = stored;
        }

        if (after is not null)
        {
            after.Previous = stored;
        }

        if (stored.IsVolatile && (_firstVolatile is null || stored.Sequence < _firstVolatile.Sequence))
        {
            _firstVolatile = stored;
        }

        Count++;
        Bytes += stored.Length;
    }

    public void Remove(StoredEvent stored)
    {
        if (stored == _firstVolatile)
        {
            _firstVolatile = NextVolatile(stored.Next);
        }

        if (stored.Previous is null)
        {
            _head = stored.Next;
        }
        else
        {
            stored.Previous.Next = stored.Next;
        }

        if (stored.Next is null)
        {
            _tail = stored.Previous;
        }
        else
        {
            stored.Next.Previous = stored.Previous;
        }

        stored.Previous = null;
        stored.Next = null;
        Count--;
        Bytes -= stored.Length;
    }

    /// <summary>The oldest event that is only in memory.</summary>
    public StoredEvent? FirstVolatile()
    {
        if (_firstVolatile is { IsVolatile: false })
        {
            _firstVolatile = NextVolatile(_firstVolatile.Next);
        }

        return _firstVolatile;
    }

    /// <summary>The first event from here on that is only in memory.</summary>
    public static StoredEvent? NextVolatile(StoredEvent? from)
    {
        while (from is { IsVolatile: false })
        {
            from = from.Next;
        }

        return from;
    }

    /// <summary>Looks for the oldest event that is only in memory again, after waiting ones became so where they stand.</summary>
    public void LookForVolatile() => _firstVolatile = NextVolatile(_head);

    /// <summary>The first event whose customer is free; null when there is none near the front.</summary>
    /// <param name="withVolatile">Whether events that are only in memory count: older ones may still be on disk.</param>
    public StoredEvent? FirstFree(bool withVolatile)
    {
        var scanned = 0;
        for (var stored = _head; stored is not null && scanned++ < IngestionDefaults.ScanDepth; stored = stored.Next)
        {
            if (IsFree(stored, withVolatile))
            {
                return stored;
            }
        }

        return null;
    }

    /// <summary>Takes the first events of free customers, whose further events then wait.</summary>
    public List<StoredEvent> Take(int most, bool withVolatile)
    {
        var taken = new List<StoredEvent>(Math.Min(most, Count));
        long bytes = 0;
        var scanned = 0;
        var stored = _head;
        while (stored is not null && taken.Count < most && scanned++ < IngestionDefaults.ScanDepth + most)
        {
            var next = stored.Next;
            if (IsFree(stored, withVolatile))
            {
                bytes += stored.Length;
                if (bytes > IngestionDefaults.MaxRequestBytes && taken.Count > 0)
                {
                    break;
                }

                Remove(stored);
                taken.Add(stored);
            }

            stored = next;
        }

        Occupy(taken);
        return taken;
    }

    /// <summary>Says that events are being sent: further ones of their customers wait.</summary>
    public void Occupy(List<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            _busy.Add(stored.CustomerId);
        }
    }

    /// <summary>Says that the events of a request are no longer being sent.</summary>
    public void Free(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            _busy.Remove(stored.CustomerId);
        }
    }

    private bool IsFree(StoredEvent stored, bool withVolatile) => (withVolatile || !stored.IsVolatile) && !_busy.Contains(stored.CustomerId);

    private StoredEvent? PlaceFromFront(long sequence)
    {
        StoredEvent? before = null;
        for (var stored = _head; stored is not null && stored.Sequence < sequence; stored = stored.Next)
        {
            before = stored;
        }

        return before;
    }
}
