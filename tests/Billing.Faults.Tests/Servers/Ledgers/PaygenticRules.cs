using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>
/// Paygentic: one key per request, in the body, for line items in a header too; a replay gets the first answer with 200.
/// An event without a key gets one that the vendor makes up: sent twice, it is billed twice.
/// </summary>
public sealed class PaygenticRules : VendorRules
{
    /// <inheritdoc/>
    public override string? KeyOf(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request["Idempotency-Key"] ?? KeyInBody(request);
    }

    /// <inheritdoc/>
    public override ValueTask<(LedgerAnswer Answer, bool Acted)> ApplyAsync(ReceivedRequest request, Ledger ledger, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ledger);
        return new(request.Method == "GET" ? (Plain, false) : Apply(request, ledger));
    }

    private static (LedgerAnswer Answer, bool Acted) Apply(ReceivedRequest request, Ledger ledger)
    {
        var (inHeader, inBody) = (request["Idempotency-Key"], KeyInBody(request));
        if (inHeader is not null && inBody is not null && inHeader != inBody)
        {
            ledger.Reject();
            return (new LedgerAnswer(400, """{"error":"bad_request","message":"Two keys."}"""), false);
        }

        var isEvent = Path(request).EndsWith("/v0/events", StringComparison.Ordinal);
        var key = inHeader ?? inBody ?? (isEvent ? ledger.MakeUpKey() : null);
        if (key is null)
        {
            return ApplyWithoutKey(request, ledger);
        }

        var entry = ledger.See(new LedgerKey(Operation(request), key));
        var acts = ledger.TryClaim(entry.Key);
        if (acts)
        {
            entry.Apply();
        }

        var body = $$"""{"id":"{{(isEvent ? "evt_" : "li_")}}{{key}}","object":"{{(isEvent ? "event" : "lineItem")}}","idempotencyKey":"{{key}}"}""";
        return (new LedgerAnswer(isEvent ? 202 : acts ? 201 : 200, body), acts);
    }

    private static string? KeyInBody(ReceivedRequest request)
    {
        if (request.Body.Length == 0)
        {
            return null;
        }

        using var body = JsonDocument.Parse(request.Body);
        return Text(body.RootElement, "idempotencyKey");
    }
}
