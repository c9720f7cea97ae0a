using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>A request with its body read, as a vendor sees it.</summary>
internal sealed class EmulatorRequest
{
    private readonly IReadOnlyDictionary<string, string> _headers;
    private readonly List<KeyValuePair<string, string>> _query;
    private JsonObject? _body;

    internal EmulatorRequest(string method, string path, string query, IReadOnlyDictionary<string, string> headers, string text)
    {
        Method = method;
        Path = path;
        QueryText = query;
        _query = ParseQuery(query);
        _headers = headers;
        Text = text;
    }

    internal string Method { get; }

    /// <summary>The path below the vendor's root, still percent-encoded.</summary>
    internal string Path { get; }

    /// <summary>The query with its question mark; empty without one.</summary>
    internal string QueryText { get; }

    internal string Text { get; }

    internal string RequestId { get; set; } = "";

    internal IReadOnlyDictionary<string, string> RouteValues { get; set; } = new Dictionary<string, string>();

    /// <summary>The body as a JSON object; an empty one where the body is empty. What is not an object is a failure of the caller.</summary>
    internal JsonObject Body
    {
        get
        {
            if (_body != null)
                return _body;
            if (Text.Trim().Length == 0)
                _body = new JsonObject(StringComparer.Ordinal);
            else if (JsonText.TryRead(Text, out JsonObject read))
                _body = read;
            else
                throw EmulatorFailure.NotJson();
            return _body;
        }
    }

    internal string? Header(string name) => _headers.TryGetValue(name, out string? value) ? value : null;

    internal string Route(string name) => RouteValues[name];

    internal string? Query(string name) => _query.Where(pair => pair.Key == name).Select(pair => pair.Value).LastOrDefault();

    private static List<KeyValuePair<string, string>> ParseQuery(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (string part in query.TrimStart('?').Split(new[] { '&' }, StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=');
            string name = equals < 0 ? part : part.Substring(0, equals);
            string value = equals < 0 ? "" : part.Substring(equals + 1);
            pairs.Add(new KeyValuePair<string, string>(Decode(name), Decode(value)));
        }

        return pairs;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
