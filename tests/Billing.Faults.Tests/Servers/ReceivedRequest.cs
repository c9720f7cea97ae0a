using System;
using System.Collections.Generic;

namespace Billing.Faults.Tests.Servers;

/// <summary>A request that arrived whole.</summary>
/// <param name="Attempt">Its number on this server, from 0.</param>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">Every header; several values of one name are joined by a comma.</param>
/// <param name="Body">The body as text; empty when there is none.</param>
/// <param name="At">The monotonic time of its arrival.</param>
public sealed record ReceivedRequest(int Attempt, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body, TimeSpan At)
{
    /// <summary>A header's value; null when it was not sent.</summary>
    /// <param name="header">Its name, in any case.</param>
    public string? this[string header] => Headers.TryGetValue(header, out var value) ? value : null;
}
