using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>All things of one kind, in the order in which they were made, in the form that goes over the wire.</summary>
internal sealed class PaygenticResources
{
    private readonly string _kind;
    private readonly List<JsonObject> _items = new();

    internal PaygenticResources(string kind) => _kind = kind;

    internal IReadOnlyList<JsonObject> All => _items;

    internal JsonObject Add(JsonObject item)
    {
        _items.Add(item);
        return item;
    }

    internal JsonObject? Find(string? id) => _items.FirstOrDefault(item => item.Text("id") == id);

    /// <summary>The item, or the vendor's 404.</summary>
    internal JsonObject Get(string? id) => Find(id) ?? throw EmulatorFailure.NotFound(_kind);

    internal void Remove(JsonObject item) => _items.Remove(item);

    internal IEnumerable<JsonObject> Where(string member, string? value) =>
        value == null ? _items : _items.Where(item => item.Text(member) == value);
}
