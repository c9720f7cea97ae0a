namespace Billing;

/// <summary>The explicit null of a PATCH body: <see cref="Optional.Null"/>. Any <see cref="Optional{T}"/> takes it.</summary>
public readonly struct OptionalNull;
