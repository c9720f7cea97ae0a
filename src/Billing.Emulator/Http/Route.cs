using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>One method and path template, such as <c>GET /v0/customers/{id}</c>, and what answers it.</summary>
internal sealed class Route
{
    private readonly string _method;
    private readonly string[] _segments;

    internal Route(string method, string template, Func<EmulatorRequest, EmulatorResponse> answer)
    {
        _method = method;
        _segments = template.Split('/');
        Answer = answer;
    }

    internal Func<EmulatorRequest, EmulatorResponse> Answer { get; }

    internal bool Matches(EmulatorRequest request, string[] path, out Dictionary<string, string> values)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (request.Method != _method || path.Length != _segments.Length)
            return false;
        for (int i = 0; i < path.Length; i++)
        {
            string segment = _segments[i];
            bool isValue = segment.Length > 1 && segment[0] == '{';
            if (!isValue && segment != path[i])
                return false;
            if (isValue && path[i].Length == 0)
                return false;
            if (isValue)
                values[segment.Substring(1, segment.Length - 2)] = Uri.UnescapeDataString(path[i]);
        }

        return true;
    }
}
