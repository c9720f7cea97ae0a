using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>
/// UnitPay: a key in the header of each POST and DELETE, whose replay gets the first answer; and a key per usage event,
/// whatever request brings it. Events are refused one by one, by their index; the request succeeds all the same.
/// </summary>
public sealed class UnitPayRules : VendorRules
{
    /// <summary>The name of an event that is refused: there is no such metric.</summary>
    public const string UnknownMetric = "unknown-metric";

    /// <inheritdoc/>
    public override string? KeyOf(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request["Idempotency-Key"];
    }

    /// <inheritdoc/>
    public override ValueTask<(LedgerAnswer Answer, bool Acted)> ApplyAsync(ReceivedRequest request, Ledger ledger, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ledger);
        if (request.Method == "GET" || Path(request).EndsWith("/check", StringComparison.Ordinal))
        {
            return new((Plain, false));
        }

        var isTrack = Path(request).EndsWith("/usage/track", StringComparison.Ordinal);
        if (KeyOf(request) is not { } key)
        {
            return new(isTrack ? Track(request, ledger) : ApplyWithoutKey(request, ledger));
        }

        var id = new LedgerKey(Operation(request), key);
        return new(isTrack ? TrackOnce(request, id, ledger) : ApplyOnce(id, ledger));
    }

    private static (LedgerAnswer Answer, bool Acted) ApplyOnce(LedgerKey id, Ledger ledger)
    {
        var entry = ledger.See(id);
        var acts = ledger.TryClaim(id);
        if (acts)
        {
            entry.Apply();
        }

        return (Plain, acts);
    }

    private static (LedgerAnswer Answer, bool Acted) TrackOnce(ReceivedRequest request, LedgerKey id, Ledger ledger)
    {
        if (ledger.Recall(id) is { } first)
        {
            return (first, false);
        }

        var (answer, acted) = Track(request, ledger);
        return (answer.Status == 200 ? ledger.Remember(id, answer) : answer, acted);
    }

    private static (LedgerAnswer Answer, bool Acted) Track(ReceivedRequest request, Ledger ledger)
    {
        using var body = JsonDocument.Parse(request.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array || events.GetArrayLength() == 0)
        {
            ledger.Reject();
            return (new LedgerAnswer(400, """{"error":{"message":"validation failed"}}"""), false);
        }

        var rejections = new List<string>();
        var acted = false;
        var index = 0;
        foreach (var item in events.EnumerateArray())
        {
            if (Text(item, "customerId") is null || Text(item, "eventName") is null or UnknownMetric)
            {
                ledger.Reject();
                rejections.Add(string.Create(CultureInfo.InvariantCulture, $$"""{"index":{{index}},"reason":"rejected_no_metric","message":"There is no such metric."}"""));
            }
            else
            {
                acted |= Count(item, ledger);
            }

            index++;
        }

        var list = rejections.Count == 0 ? string.Empty : ",\"rejections\":[" + string.Join(',', rejections) + "]";
        return (new LedgerAnswer(200, string.Create(CultureInfo.InvariantCulture, $$"""{"accepted":{{index - rejections.Count}},"rejected":{{rejections.Count}}{{list}}}""")), acted);
    }

    private static bool Count(JsonElement item, Ledger ledger)
    {
        var entry = ledger.See(new LedgerKey("event", Text(item, "idempotencyKey") ?? ledger.MakeUpKey()));
        var acts = ledger.TryClaim(entry.Key);
        if (acts)
        {
            entry.Apply();
        }

        return acts;
    }
}
