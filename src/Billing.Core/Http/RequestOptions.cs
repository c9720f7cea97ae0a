using System;
using System.Collections.Generic;

namespace Billing;

/// <summary>Overrides for one call. What is null keeps the client's setting. The call takes a snapshot: later changes do not reach it.</summary>
public sealed record RequestOptions
{
    /// <summary>The retries of this call; replaces the client's as a whole.</summary>
    public RetryOptions? Retry { get; set; }

    /// <summary>The limit of one attempt, body included.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>The limit of the whole call: attempts and waits.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The server by index. Out of range, or of another environment than the key: the call throws before sending.</summary>
    public int? ServerIndex { get; set; }

    /// <summary>The server by URL; wins over <see cref="ServerIndex"/>.</summary>
    public Uri? ServerUrl { get; set; }

    /// <summary>Headers to add. They win over the SDK's own.</summary>
    /// <remarks>The call throws an <see cref="ArgumentException"/> on <c>Content-…</c>, on what is no header or not printable ASCII, and on an idempotency header that the operation does not take or that differs from <see cref="IdempotencyKey"/>.</remarks>
    public Dictionary<string, string>? Headers { get; set; }

    /// <summary>The idempotency key, up to 255 characters. An operation that takes none refuses it.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Called with the answer's metadata, once per call (per page when paging), also when the call fails with an answer.</summary>
    /// <remarks>If it throws, the call ends with an <see cref="UnexpectedClientException"/>; its effect is told there.</remarks>
    public Action<ApiResponse>? OnResponse { get; set; }

    /// <summary>Says which members are set, and no key, header or URL.</summary>
    /// <returns>A text that is safe to log.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"RequestOptions {{ Retry = {Retry}, AttemptTimeout = {AttemptTimeout}, Timeout = {Timeout}, ServerIndex = {ServerIndex}, ServerUrl = {Shown(ServerUrl)}, Headers = {Headers?.Count ?? 0}, IdempotencyKey = {Shown(IdempotencyKey)} }}");

    private static string Shown(object? value) => value is null ? "unset" : "set";
}
