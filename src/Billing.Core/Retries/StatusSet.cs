using System;
using System.Collections.Generic;
using System.Globalization;

namespace Billing.Runtime;

/// <summary>A set of HTTP statuses, written as <c>429</c> or <c>5XX</c>.</summary>
internal sealed class StatusSet
{
    private const int First = 100;

    private readonly bool[] _contains = new bool[500];

    private StatusSet()
    {
    }

    /// <summary>What a repeat may cure: a slow server, a full one, and most of what a broken one says.</summary>
    public static StatusSet Default { get; } = Parse(new[] { "408", "429", "5XX" }, "default");

    public bool Contains(int status) => status >= First && status < First + _contains.Length && _contains[status - First];

    public static StatusSet Parse(IEnumerable<string> codes, string name)
    {
        var set = new StatusSet();
        foreach (var code in codes)
        {
            set.Add(code, name);
        }

        return set;
    }

    private void Add(string code, string name)
    {
        if (code is { Length: 3 } && code[0] is >= '1' and <= '5')
        {
            if (code.EndsWith("XX", StringComparison.OrdinalIgnoreCase))
            {
                for (var status = (code[0] - '0') * 100; status < ((code[0] - '0') * 100) + 100; status++)
                {
                    // "Not implemented" and "HTTP version not supported" do not change by asking again.
                    _contains[status - First] = status is not (501 or 505);
                }

                return;
            }

            if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var single))
            {
                _contains[single - First] = true;
                return;
            }
        }

        throw new ArgumentException($"'{code}' is not a status such as 429 or 5XX.", name);
    }
}
