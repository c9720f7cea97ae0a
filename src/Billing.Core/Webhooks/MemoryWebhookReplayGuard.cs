using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing;

/// <summary>
/// Remembers ids in the memory of this process, up to a number. Beyond it the oldest is forgotten before its time, and counted:
/// refusing what is new would lose deliveries that are right. Thread-safe.
/// </summary>
/// <remarks>Another process, and this one after a restart, does not know the ids.</remarks>
public sealed class MemoryWebhookReplayGuard : IWebhookReplayGuard
{
    private readonly object _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byAge = new();
    private long _forgottenEarly;

    /// <summary>Makes an empty guard.</summary>
    /// <param name="capacity">The most ids to remember, at about 200 bytes each. An id lives for at most twice the tolerance, so 10 minutes: 100,000 serve 160 deliveries a second.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public MemoryWebhookReplayGuard(int capacity = 100_000)
    {
        Capacity = capacity >= 1 ? capacity : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "must be at least 1.");
    }

    /// <summary>The most ids that are remembered.</summary>
    public int Capacity { get; }

    /// <summary>How many ids are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byId.Count;
            }
        }
    }

    /// <summary>How many ids were forgotten before their time, for want of room. Above 0, <see cref="Capacity"/> is too small.</summary>
    public long ForgottenEarly
    {
        get
        {
            lock (_lock)
            {
                return _forgottenEarly;
            }
        }
    }

    /// <inheritdoc/>
    public bool TryRemember(string id, DateTimeOffset now, DateTimeOffset until)
    {
        Ensure.NotNull(id, nameof(id));
        lock (_lock)
        {
            DropExpired(now);
            if (_byId.TryGetValue(id, out var known))
            {
                var isExpired = known.Value.Until <= now;
                Remove(known);
                Add(id, isExpired || until > known.Value.Until ? until : known.Value.Until);
                return isExpired;
            }

            if (_byId.Count == Capacity)
            {
                Remove(_byAge.First!);
                _forgottenEarly++;
            }

            Add(id, until);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Forget(string id)
    {
        Ensure.NotNull(id, nameof(id));
        lock (_lock)
        {
            if (_byId.TryGetValue(id, out var known))
            {
                Remove(known);
            }
        }
    }

    /// <summary>From the oldest on, to the first that is needed: what expired behind it is dropped with it.</summary>
    private void DropExpired(DateTimeOffset now)
    {
        while (_byAge.First is { } oldest && oldest.Value.Until <= now)
        {
            Remove(oldest);
        }
    }

    private void Add(string id, DateTimeOffset until) => _byId.Add(id, _byAge.AddLast(new Entry(id, until)));

    private void Remove(LinkedListNode<Entry> node)
    {
        _byId.Remove(node.Value.Id);
        _byAge.Remove(node);
    }

    private readonly struct Entry
    {
        public Entry(string id, DateTimeOffset until)
        {
            Id = id;
            Until = until;
        }

        public string Id { get; }

        public DateTimeOffset Until { get; }
    }
}
