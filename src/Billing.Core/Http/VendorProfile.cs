using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>What one vendor contributes to the call's policy: data, no code of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VendorProfile
{
    /// <summary>The vendor's name.</summary>
    public required string Name { get; init; }

    /// <summary>The servers by index.</summary>
    public required IReadOnlyList<ServerEnvironment> Servers { get; init; }

    /// <summary>The header that carries the key.</summary>
    public string KeyHeader { get; init; } = "Authorization";

    /// <summary>What stands before the key, such as <c>Bearer </c> with its blank.</summary>
    public string KeyScheme { get; init; } = "Bearer ";

    /// <summary>The option that holds the key.</summary>
    public required string KeyOption { get; init; }

    /// <summary>The environment variable that holds the key.</summary>
    public required string KeyVariable { get; init; }

    /// <summary>The environment variable that turns the debug log on.</summary>
    public required string DebugVariable { get; init; }

    /// <summary>How often a failed call is tried again.</summary>
    public required int MaxRetries { get; init; }

    /// <summary>Headers that say how long to wait, in seconds or as a date, besides <c>Retry-After</c>.</summary>
    public IReadOnlyList<string> RetryAfterHeaders { get; init; } = Array.Empty<string>();

    /// <summary>Whether a 429 proves that nothing was done only with a header that says how long to wait.</summary>
    public bool RateLimitNeedsRetryAfter { get; init; }

    /// <summary>The header for the key of calls to endpoints that the SDK does not know; null when the vendor has no common one.</summary>
    public string? IdempotencyHeader { get; init; }

    /// <summary>Makes the exception of an error answer.</summary>
    public required Func<ErrorContext, ApiException> CreateError { get; init; }

    internal Idempotency IdempotencyOf(HttpMethod method)
    {
        if (method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Put)
        {
            return Idempotency.Natural;
        }

        if (IdempotencyHeader is { } header && (method == HttpMethod.Post || method == HttpMethod.Delete))
        {
            return Idempotency.Header(header);
        }

        return method == HttpMethod.Delete ? Idempotency.Natural : Idempotency.None;
    }
}
