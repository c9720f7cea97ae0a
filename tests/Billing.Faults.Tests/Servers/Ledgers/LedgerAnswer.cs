namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>What the vendor says.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON.</param>
public sealed record LedgerAnswer(int Status, string Body);
