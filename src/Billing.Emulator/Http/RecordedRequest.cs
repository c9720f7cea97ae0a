namespace Billing.Emulator;

/// <summary>One request that the emulator received, and how it answered.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(string vendor, string method, string path, int status, string? idempotencyKey, string body)
    {
        Vendor = vendor;
        Method = method;
        Path = path;
        Status = status;
        IdempotencyKey = idempotencyKey;
        Body = body;
    }

    /// <summary><c>Paygentic</c>, <c>UnitPay</c> or <c>BillingOS</c>; empty for a request to none of them.</summary>
    public string Vendor { get; }

    /// <summary>The HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>The path with its query as the vendor would see it: <c>/v0/customers?limit=10</c>, without the emulator's prefix; UnitPay's without its <c>/v1</c>.</summary>
    public string Path { get; }

    /// <summary>The status of the answer, also of one that was lost on purpose.</summary>
    public int Status { get; }

    /// <summary>The <c>Idempotency-Key</c> header, or else the body's member <c>idempotencyKey</c> or <c>idempotency_key</c>. Null where there is none.</summary>
    public string? IdempotencyKey { get; }

    /// <summary>The body as text; empty where there was none.</summary>
    public string Body { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path} -> {Status}";
}
