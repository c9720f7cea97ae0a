using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>A customer's wallet of one credit currency. Its balance is the ledger's; the grants say which deposit pays next.</summary>
internal sealed class UnitPayCreditAccount
{
    private readonly UnitPayEmulator _emulator;
    private readonly List<UnitPayCreditGrant> _grants = new();

    internal UnitPayCreditAccount(UnitPayEmulator emulator, string id, string customerId, JsonObject currency)
    {
        _emulator = emulator;
        Id = id;
        CustomerId = customerId;
        Currency = currency;
        LedgerAccount = "unitpay/" + id;
    }

    internal string Id { get; }

    internal string CustomerId { get; }

    internal JsonObject Currency { get; }

    internal string LedgerAccount { get; }

    internal decimal Balance
    {
        get
        {
            Expire();
            return _emulator.Owner.Ledger.BalanceOf(LedgerAccount);
        }
    }

    internal void Grant(string source, decimal amount, int priority, DateTimeOffset? expiresAt, string? reference)
    {
        var grant = new UnitPayCreditGrant(_emulator.Ids.Next("cgr_", 26), source, amount, priority, expiresAt);
        _grants.Add(grant);
        _emulator.Owner.Ledger.Append(LedgerAccount, amount, source + "_grant", reference ?? grant.Id, _emulator.Now);
    }

    /// <summary>Takes credits from the open grants: by priority, then the first to expire, then the oldest. All or nothing.</summary>
    internal bool TryDeduct(decimal amount, string? reference)
    {
        if (amount > Balance)
            return false;
        if (amount == 0)
            return true;
        decimal rest = amount;
        foreach (UnitPayCreditGrant grant in _grants.OrderBy(grant => grant.Priority).ThenBy(grant => grant.ExpiresAt ?? DateTimeOffset.MaxValue))
        {
            decimal taken = Math.Min(rest, grant.Remaining);
            grant.Remaining -= taken;
            rest -= taken;
        }

        _emulator.Owner.Ledger.Append(LedgerAccount, -amount, "usage", reference, _emulator.Now);
        return true;
    }

    /// <summary>The observed answer has no <c>available</c> and no <c>reserved</c>; those are only named by one of the vendor's pages.</summary>
    internal JsonObject ToJson() => new(StringComparer.Ordinal)
    {
        ["id"] = Id,
        ["customerId"] = CustomerId,
        ["status"] = "ACTIVE",
        ["balance"] = Balance,
        ["creditCurrencyId"] = Currency.Text("id"),
        ["currency"] = new JsonObject
        {
            ["slug"] = Currency.Text("slug"),
            ["name"] = Currency.Text("name"),
            ["denomination"] = Currency.Text("denomination"),
            ["minorUnitScale"] = Currency.Number("minorUnitScale"),
        },
        ["grants"] = _grants.Where(grant => grant.Remaining > 0).Select(grant => (object?)grant.ToJson()).ToArray(),
    };

    private void Expire()
    {
        foreach (UnitPayCreditGrant grant in _grants.Where(grant => grant.Remaining > 0 && grant.ExpiresAt <= _emulator.Now))
        {
            _emulator.Owner.Ledger.Append(LedgerAccount, -grant.Remaining, "grant_expired", grant.Id, _emulator.Now);
            grant.Remaining = 0;
        }
    }
}
