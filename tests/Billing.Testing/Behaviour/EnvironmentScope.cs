using System;
using System.Collections.Generic;

namespace Billing.Testing;

/// <summary>Sets environment variables, and puts the old values back at its end.</summary>
public sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _old = new();

    /// <summary>Sets variables.</summary>
    /// <param name="variables">Names and values; a null value unsets the variable.</param>
    public EnvironmentScope(params (string Name, string? Value)[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        foreach (var (name, value) in variables)
        {
            _old[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (name, value) in _old)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
