using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Billing.Runtime;

/// <summary>Writes each attempt to the application's logger, masked. No switch shows a key.</summary>
internal sealed class DebugLog
{
    private readonly ILogger _logger;

    private DebugLog(ILogger logger) => _logger = logger;

    /// <summary>Whether the vendor's debug variable is set.</summary>
    public static bool IsAskedFor(VendorProfile profile) => string.Equals(Environment.GetEnvironmentVariable(profile.DebugVariable), "true", StringComparison.OrdinalIgnoreCase);

    public static DebugLog? Create(VendorProfile profile, ILogger? logger)
    {
        if (logger is null && IsAskedFor(profile))
        {
            logger = new StandardErrorLogger(profile.Name);
        }

        return logger is null ? null : new DebugLog(new QuietLogger(logger));
    }

    public void Sending(ApiCall call, HttpRequestMessage message)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            var body = call.Body is { } bytes ? Masking.Json(Encoding.UTF8.GetString(bytes.Array, 0, bytes.Length)) : string.Empty;
            _logger.LogDebug(
                new EventId(1, "Request"),
                "> {Method} {Server}{Path} ({Operation}, attempt {Attempt}) {Headers} {Body}",
                message.Method.Method,
                call.Url.GetLeftPart(UriPartial.Authority),
                call.Hide(Masking.PathAndQuery(call.Url)),
                call.Operation.Id,
                call.Attempts,
                call.Hide(Shown(message.Headers)),
                call.Hide(body));
        }
    }

    public void Ended(ApiCall call, AttemptResult result)
    {
        if (!_logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        var milliseconds = (long)call.Elapsed.TotalMilliseconds;
        if (result.Response is { } response)
        {
            _logger.LogDebug(
                new EventId(2, "Response"),
                "< {Status} ({Operation}, attempt {Attempt}, {Milliseconds} ms) {Headers} {Body}",
                result.Status,
                call.Operation.Id,
                call.Attempts,
                milliseconds,
                call.Hide(Shown(response.Headers)),
                call.Hide(Masking.Json(result.Body.Text(BillingDefaults.MaxKeptBodyCharacters))));
        }
        else
        {
            _logger.LogDebug(
                new EventId(3, "Failure"),
                "< {Outcome} ({Operation}, attempt {Attempt}, {Milliseconds} ms): {Error}",
                result.Outcome,
                call.Operation.Id,
                call.Attempts,
                milliseconds,
                result.Error?.GetType().Name);
        }
    }

    public void Retrying(AttemptResult result)
    {
        if (_logger.IsEnabled(LogLevel.Debug))
        {
            _logger.LogDebug(new EventId(4, "Retry"), "~ {Operation} is tried again after {Milliseconds} ms", result.Call.Operation.Id, (long)result.Decision!.Delay.TotalMilliseconds);
        }
    }

    private static string Shown(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        var text = new StringBuilder("{");
        foreach (var header in headers)
        {
            var value = string.Join(" ", header.Value);
            text.Append(text.Length == 1 ? " " : ", ").Append(header.Key).Append(": ").Append(Masking.ShowsHeader(header.Key, value) ? value : Masking.Hidden);
        }

        return text.Append(" }").ToString();
    }
}
