using System;

namespace Billing.Runtime;

/// <summary>An <see cref="Optional{T}"/> of a type that is not known, as converters see it.</summary>
internal interface IOptional
{
    Type ValueType { get; }

    bool HasValue { get; }

    object? BoxedValue { get; }

    /// <summary>Another one of the same type; null is the explicit null.</summary>
    IOptional With(object? value);
}
