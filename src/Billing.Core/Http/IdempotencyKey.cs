using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>Finds or makes the one key of a logical call.</summary>
internal static class IdempotencyKey
{
    private const string CommonHeader = "Idempotency-Key";

    /// <summary>The key of a call; null when the operation has none.</summary>
    /// <exception cref="ArgumentException">A key that the operation cannot take, two different keys, or one that is too long.</exception>
    public static string? Resolve(ApiRequest request, RequestOptions? options, string? prefix)
    {
        var idempotency = request.Operation.Idempotency;
        var explicitKey = options?.IdempotencyKey;
        if (!idempotency.TakesKey)
        {
            return explicitKey is null && Find(options?.Headers, CommonHeader) is null
                ? null
                : throw new ArgumentException($"must not be set: {request.Operation.Id} takes no idempotency key.", nameof(RequestOptions.IdempotencyKey));
        }

        var inBody = request.Content is IKeyedRequest { Key: { Length: > 0 } member } ? member : null;
        var inHeader = Find(options?.Headers, idempotency.HeaderName ?? CommonHeader);
        var key = Same(Same(explicitKey, inBody), inHeader);
        if (key is null)
        {
            return prefix + Guid.NewGuid().ToString("N");
        }

        if (string.IsNullOrWhiteSpace(key) || key.Length > BillingDefaults.MaxIdempotencyKeyLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"must have 1 to {BillingDefaults.MaxIdempotencyKeyLength} characters."), nameof(RequestOptions.IdempotencyKey));
        }

        if (idempotency.HeaderName is not null)
        {
            Ensure.HeaderValue(key, nameof(RequestOptions.IdempotencyKey));
        }

        return key;
    }

    private static string? Same(string? first, string? second)
    {
        if (first is not null && second is not null && !string.Equals(first, second, StringComparison.Ordinal))
        {
            throw new ArgumentException("was given twice with different values: in the options, a header or the body.", nameof(RequestOptions.IdempotencyKey));
        }

        return first ?? second;
    }

    private static string? Find(Dictionary<string, string>? headers, string name)
    {
        if (headers is not null)
        {
            foreach (var pair in headers)
            {
                if (string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return pair.Value;
                }
            }
        }

        return null;
    }
}
