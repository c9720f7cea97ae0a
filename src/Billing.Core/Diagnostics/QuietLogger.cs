using System;
using Microsoft.Extensions.Logging;

namespace Billing.Runtime;

/// <summary>A logger whose own failure is not the call's: the money may have moved by the time it is written about.</summary>
internal sealed class QuietLogger : ILogger
{
    private readonly ILogger _logger;

    public QuietLogger(ILogger logger) => _logger = logger;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return _logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            _logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nowhere to tell it.
        }
    }
}
