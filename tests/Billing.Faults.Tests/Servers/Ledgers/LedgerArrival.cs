namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>One request of a logical call.</summary>
/// <param name="Key">Its idempotency key; null when it has none.</param>
/// <param name="Mishap">What became of it and its answer.</param>
public sealed record LedgerArrival(string? Key, Mishap Mishap);
