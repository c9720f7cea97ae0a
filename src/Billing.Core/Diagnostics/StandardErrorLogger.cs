using System;
using Microsoft.Extensions.Logging;

namespace Billing.Runtime;

/// <summary>The debug log of a process that set the vendor's debug variable.</summary>
internal sealed class StandardErrorLogger : ILogger
{
    private readonly string _name;

    public StandardErrorLogger(string name) => _name = name;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Console.Error.WriteLine(_name + ": " + formatter(state, exception));
}
