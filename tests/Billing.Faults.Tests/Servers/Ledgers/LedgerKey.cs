namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>What a vendor looks a duplicate up by.</summary>
/// <param name="Scope">Within what the key is one: an operation, or a customer.</param>
/// <param name="Key">The idempotency key.</param>
public readonly record struct LedgerKey(string Scope, string Key);
