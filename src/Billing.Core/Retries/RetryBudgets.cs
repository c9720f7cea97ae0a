using System;
using System.Collections.Concurrent;

namespace Billing.Runtime;

/// <summary>One budget per server: a sandbox that is down takes nothing from production.</summary>
internal sealed class RetryBudgets
{
    private readonly ConcurrentDictionary<string, RetryBudget> _servers = new(StringComparer.Ordinal);
    private readonly Func<string, RetryBudget> _make;

    public RetryBudgets(TimeProvider time) => _make = _ => new RetryBudget(time);

    public RetryBudget For(string server) => _servers.GetOrAdd(server, _make);
}
