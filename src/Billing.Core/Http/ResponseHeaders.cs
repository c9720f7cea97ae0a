using System;
using System.Collections;
using System.Collections.Generic;
using System.Net.Http;

namespace Billing;

/// <summary>The headers of an answer. Names are case-insensitive; several values of one name are joined by <c>", "</c>.</summary>
public sealed class ResponseHeaders : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values;

    /// <summary>Makes a set of headers.</summary>
    /// <param name="values">Names and values.</param>
    public ResponseHeaders(IEnumerable<KeyValuePair<string, string>> values)
    {
        _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in values ?? throw new ArgumentNullException(nameof(values)))
        {
            _values[pair.Key] = _values.TryGetValue(pair.Key, out var earlier) ? earlier + ", " + pair.Value : pair.Value;
        }
    }

    /// <summary>No headers.</summary>
    public static ResponseHeaders Empty { get; } = new(Array.Empty<KeyValuePair<string, string>>());

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>The value of a header; null when it did not arrive.</summary>
    /// <param name="name">The header's name in any case.</param>
    public string? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static ResponseHeaders From(HttpResponseMessage response) => new(Flatten(response));

    private static IEnumerable<KeyValuePair<string, string>> Flatten(HttpResponseMessage response)
    {
        foreach (var header in response.Headers)
        {
            yield return new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value));
        }

        if (response.Content is { } content)
        {
            foreach (var header in content.Headers)
            {
                yield return new KeyValuePair<string, string>(header.Key, string.Join(", ", header.Value));
            }
        }
    }
}
