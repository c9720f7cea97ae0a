using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>The append-only record of everything that adds or deducts money and credits, of all three vendors. A balance is always the sum of its account's entries.</summary>
public sealed class EmulatorLedger
{
    private readonly object _gate = new();
    private readonly List<EmulatorLedgerEntry> _entries = new();
    private readonly Dictionary<string, decimal> _balances = new(StringComparer.Ordinal);

    internal EmulatorLedger()
    {
    }

    /// <summary>All entries, oldest first: a copy, safe to keep.</summary>
    public IReadOnlyList<EmulatorLedgerEntry> Entries
    {
        get
        {
            lock (_gate)
                return _entries.ToArray();
        }
    }

    /// <summary>The entries of one account, oldest first.</summary>
    /// <param name="account">The account's name, as in <see cref="EmulatorLedgerEntry.Account"/>.</param>
    /// <returns>A copy; empty for an account that never moved.</returns>
    public IReadOnlyList<EmulatorLedgerEntry> EntriesOf(string account)
    {
        lock (_gate)
            return _entries.Where(entry => entry.Account == account).ToArray();
    }

    /// <summary>The balance of one account.</summary>
    /// <param name="account">The account's name, as in <see cref="EmulatorLedgerEntry.Account"/>.</param>
    /// <returns>The sum of its entries; 0 for an account that never moved.</returns>
    public decimal BalanceOf(string account)
    {
        lock (_gate)
            return _balances.TryGetValue(account, out decimal balance) ? balance : 0;
    }

    internal EmulatorLedgerEntry Append(string account, decimal amount, string reason, string? reference, DateTimeOffset time)
    {
        lock (_gate)
        {
            decimal balance = (_balances.TryGetValue(account, out decimal before) ? before : 0) + amount;
            _balances[account] = balance;
            var entry = new EmulatorLedgerEntry(_entries.Count + 1, account, amount, balance, reason, reference, time);
            _entries.Add(entry);
            return entry;
        }
    }
}
