using System.Collections.Generic;
using System.ComponentModel;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>The events of one request, written as they were when they were tracked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UsageBatch
{
    internal UsageBatch(IReadOnlyList<StoredEvent> events) => Events = events;

    /// <summary>How many events there are.</summary>
    public int Count => Events.Count;

    internal IReadOnlyList<StoredEvent> Events { get; }

    /// <summary>The body of a vendor that takes one event.</summary>
    /// <returns>The first event.</returns>
    public IKeyedRequest AsEvent() => new Single(Events[0]);

    /// <summary>The body of a vendor that takes a list.</summary>
    /// <param name="member">The member that holds the list.</param>
    /// <returns>All events in an object.</returns>
    public IRequestModel AsList(string member) => new List(Events, member);

    private sealed class Single : IKeyedRequest
    {
        private readonly StoredEvent _event;

        public Single(StoredEvent stored) => _event = stored;

        public string Key => _event.Key;

        public void WriteTo(JsonWriter writer) => writer.WriteRawValue(_event.Json);

        /// <summary>The key was written when the event was tracked.</summary>
        public void WriteTo(JsonWriter writer, string key) => WriteTo(writer);

        public void Validate(string path)
        {
            // Checked when the event was tracked.
        }
    }

    private sealed class List : IRequestModel
    {
        private readonly IReadOnlyList<StoredEvent> _events;
        private readonly string _member;

        public List(IReadOnlyList<StoredEvent> events, string member)
        {
            _events = events;
            _member = member;
        }

        public void WriteTo(JsonWriter writer)
        {
            writer.WriteStartObject();
            JsonIo.Name(writer, _member);
            writer.WriteStartArray();
            foreach (var stored in _events)
            {
                writer.WriteRawValue(stored.Json);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        public void Validate(string path)
        {
            // Checked when the events were tracked.
        }
    }
}
