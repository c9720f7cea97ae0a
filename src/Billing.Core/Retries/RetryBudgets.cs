using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Billing.Runtime;

/// <summary>
/// One budget per server: a sandbox that is down takes nothing from production. Clients on the same connections share them,
/// also those that an application makes anew for each of its requests.
/// </summary>
internal sealed class RetryBudgets
{
    private static readonly ConditionalWeakTable<object, ConditionalWeakTable<TimeProvider, RetryBudgets>> Known = new();

    private readonly ConcurrentDictionary<string, RetryBudget> _servers = new(StringComparer.Ordinal);
    private readonly Func<string, RetryBudget> _make;

    private RetryBudgets(TimeProvider time) => _make = _ => new RetryBudget(time);

    /// <summary>The budgets of those who share connections.</summary>
    /// <param name="connections">The HttpClient, or the source that gives one per attempt.</param>
    /// <param name="time">The clock.</param>
    public static RetryBudgets Of(object connections, TimeProvider time) =>
        Known.GetOrCreateValue(connections).GetValue(time, static time => new RetryBudgets(time));

    public RetryBudget For(string server) => _servers.GetOrAdd(server, _make);
}
