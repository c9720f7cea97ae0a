using System;

namespace Billing;

/// <summary>The metadata of an answer.</summary>
public sealed class ApiResponse
{
    /// <summary>Makes the metadata of an answer.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="attempts">How many attempts were made, those included of which nothing left.</param>
    /// <param name="idempotencyKey">The key that was sent.</param>
    /// <param name="isReplay">Whether the answer is that of an earlier request with the same key.</param>
    public ApiResponse(int statusCode, ResponseHeaders? headers = null, string? requestId = null, int attempts = 1, string? idempotencyKey = null, bool isReplay = false)
    {
        StatusCode = statusCode;
        Headers = headers ?? ResponseHeaders.Empty;
        RequestId = requestId;
        Attempts = attempts;
        IdempotencyKey = idempotencyKey;
        IsReplay = isReplay;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>The response headers.</summary>
    public ResponseHeaders Headers { get; }

    /// <summary>The vendor's id of the request, to quote in a support case; null when the vendor sent none.</summary>
    public string? RequestId { get; }

    /// <summary>How many attempts were made, those included of which nothing left.</summary>
    public int Attempts { get; }

    /// <summary>The idempotency key that was sent, also a generated one; null when the operation has none.</summary>
    public string? IdempotencyKey { get; }

    /// <summary>Whether the server says that this is an earlier result: 200 where creating answers 201, or an <c>Idempotency-Replayed: true</c> header.</summary>
    public bool IsReplay { get; }

    /// <summary>What the server says of its rate limit; null when it says nothing.</summary>
    public RateLimit? RateLimit => RateLimit.From(Headers);
}
