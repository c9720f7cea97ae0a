using System;
using System.Threading;
using Microsoft.Extensions.Logging;

namespace Billing.Core.Tests.Support;

/// <summary>Cancels when a line of the log is written.</summary>
internal sealed class CancellingLogger(CancellationTokenSource source, int line) : ILogger
{
    private int _lines;

    /// <summary>How many were written.</summary>
    public int Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (++_lines == line)
        {
            source.Cancel();
        }
    }
}
