using System;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

/// <summary>An open enum as the generator writes them.</summary>
[JsonConverter(typeof(EnumConverter<PlanStatus>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextEnumConverter<PlanStatus>))]
public readonly struct PlanStatus : IEquatable<PlanStatus>, IOpenEnum<PlanStatus>
{
    private readonly string? _value;

    public PlanStatus(string value) => _value = value;

    public static PlanStatus Active { get; } = new("active");

    public string Value => _value ?? string.Empty;

    public bool IsKnown => Value is "active" or "archived";

    public static implicit operator PlanStatus(string value) => new(value);

    static PlanStatus IOpenEnum<PlanStatus>.Create(string value) => new(value);

    public bool Equals(PlanStatus other) => Value == other.Value;

    public override bool Equals(object? obj) => obj is PlanStatus other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}
