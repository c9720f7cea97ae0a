namespace Billing.Faults.Tests.Fuzz;

/// <summary>An answer that was valid once.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="IsFramed">Whether its head and framing are whole: only its JSON was changed.</param>
internal sealed record FuzzedAnswer(byte[] Bytes, bool IsFramed);
