using System.Collections.Generic;
using System.Linq;
using Billing.Testing;
using Microsoft.Extensions.Logging;

namespace Billing.Integration.Tests.Support;

/// <summary>Keeps what is logged, by category.</summary>
internal sealed class CapturingLoggerProvider : ILoggerProvider
{
    private readonly Dictionary<string, CapturingLogger> _loggers = new();

    public IEnumerable<string> Categories => _loggers.Where(pair => pair.Value.Text.Length > 0).Select(pair => pair.Key);

    public string Text => string.Join('\n', _loggers.Values.Select(logger => logger.Text));

    public string this[string category] => _loggers.TryGetValue(category, out var logger) ? logger.Text : string.Empty;

    public ILogger CreateLogger(string categoryName)
    {
        lock (_loggers)
        {
            return _loggers.TryGetValue(categoryName, out var known) ? known : _loggers[categoryName] = new CapturingLogger();
        }
    }

    public void Dispose()
    {
    }
}
