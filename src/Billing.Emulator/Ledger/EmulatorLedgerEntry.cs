using System;

namespace Billing.Emulator;

/// <summary>One movement of money or credits. Entries are never changed and never removed.</summary>
public sealed class EmulatorLedgerEntry
{
    internal EmulatorLedgerEntry(long number, string account, decimal amount, decimal balance, string reason, string? reference, DateTimeOffset time)
    {
        Number = number;
        Account = account;
        Amount = amount;
        Balance = balance;
        Reason = reason;
        Reference = reference;
        Time = time;
    }

    /// <summary>The position in the ledger, from 1.</summary>
    public long Number { get; }

    /// <summary>The account that moved, as <c>vendor/id</c>: a UnitPay credit account, a Paygentic entitlement or customer, a BillingOS grant.</summary>
    public string Account { get; }

    /// <summary>The signed amount: positive adds, negative deducts. Its unit is the account's: credits, units or major currency units.</summary>
    public decimal Amount { get; }

    /// <summary>The account's balance after this entry.</summary>
    public decimal Balance { get; }

    /// <summary>Why the amount moved, for example <c>plan_grant</c> or <c>usage</c>.</summary>
    public string Reason { get; }

    /// <summary>What moved it: the id of an event, a subscription or a grant. Null where there is none.</summary>
    public string? Reference { get; }

    /// <summary>When it moved, by the emulator's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"EmulatorLedgerEntry {{ {Account}: {Amount:+0.##########;-0.##########;0} ({Reason}), balance {Balance:0.##########} }}");
}
