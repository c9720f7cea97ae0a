using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>
/// BillingOS: a key in the body of tracked usage, kept per customer for 24 hours. It is looked up, the usage counted, and
/// then it is stored: two requests at the same time both count.
/// </summary>
public sealed class BillingOSRules : VendorRules
{
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    /// <summary>How long the vendor takes between looking a key up and storing it.</summary>
    public TimeSpan Gap { get; init; }

    /// <inheritdoc/>
    public override string? KeyOf(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsTrack(request) || request.Body.Length == 0)
        {
            return null;
        }

        using var body = JsonDocument.Parse(request.Body);
        return Text(body.RootElement, "idempotency_key");
    }

    /// <inheritdoc/>
    public override async ValueTask<(LedgerAnswer Answer, bool Acted)> ApplyAsync(ReceivedRequest request, Ledger ledger, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ledger);
        if (request.Method == "GET")
        {
            return (Plain, false);
        }

        if (!IsTrack(request))
        {
            return ApplyWithoutKey(request, ledger);
        }

        using var body = JsonDocument.Parse(request.Body);
        var item = body.RootElement;
        if (Text(item, "customer_id") is not { } customer || Text(item, "feature_key") is not { } feature)
        {
            ledger.Reject();
            return (new LedgerAnswer(400, """{"error":{"code":"VAL_INVALID_INPUT","message":"A field is missing."},"statusCode":400}"""), false);
        }

        var entry = ledger.See(new LedgerKey(customer, Text(item, "idempotency_key") ?? ledger.MakeUpKey()));
        var acts = !ledger.Knows(entry.Key, KeyLifetime);
        if (acts)
        {
            entry.Apply();
            if (Gap > TimeSpan.Zero)
            {
                await Task.Delay(Gap, stop);
            }

            ledger.Store(entry.Key);
        }

        return (new LedgerAnswer(201, $$"""{"success":true,"feature_key":"{{feature}}","quantity":1,"recorded_at":"2026-01-15T12:00:00Z"}"""), acts);
    }

    private static bool IsTrack(ReceivedRequest request) => Path(request).EndsWith("/v1/usage/track", StringComparison.Ordinal);
}
