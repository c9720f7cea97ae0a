using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace Billing.Core.Tests.Support;

internal sealed class CapturingLogger : ILogger
{
    private readonly LogLevel _level;

    public CapturingLogger(LogLevel level = LogLevel.Debug) => _level = level;

    public List<(LogLevel Level, string Text)> Lines { get; } = new();

    public string Text => string.Join('\n', Lines.ConvertAll(line => line.Text));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= _level;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // The members of a structured entry reach log stores too.
        var text = formatter(state, exception);
        if (state is IEnumerable<KeyValuePair<string, object?>> members)
        {
            text += " | " + string.Join(' ', members);
        }

        Lines.Add((logLevel, text));
    }
}
