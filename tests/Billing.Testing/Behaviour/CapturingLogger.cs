using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace Billing.Testing;

/// <summary>Keeps what is logged, the members of structured entries too: they reach log stores.</summary>
public sealed class CapturingLogger : ILogger
{
    private readonly List<string> _lines = new();

    /// <summary>Everything so far.</summary>
    public string Text => string.Join('\n', _lines);

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        var members = state is IEnumerable<KeyValuePair<string, object?>> pairs ? " | " + string.Join(' ', pairs) : string.Empty;
        _lines.Add($"{logLevel}: {formatter(state, exception)}{members}");
    }
}
