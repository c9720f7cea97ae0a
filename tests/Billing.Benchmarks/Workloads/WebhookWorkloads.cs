using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Billing.Benchmarks.Plain.UnitPay;
using Billing.UnitPay;

namespace Billing.Benchmarks.Workloads;

/// <summary>A delivery verified and read, beside the bare hash over its bytes and what System.Text.Json reads of them.</summary>
internal static class WebhookWorkloads
{
    private const int Kilobyte = 1024;

    public static IEnumerable<Workload> All => [Verify("1 KB", Kilobyte), Verify("1 MB", Kilobyte * Kilobyte)];

    private static Workload Verify(string name, int bytes)
    {
        var body = Body(bytes);
        var secret = WebhookSigner.CreateSecret();
        var headers = new WebhookSigner(secret).Sign(body);
        // A benchmark may take longer than a delivery is fresh.
        var options = new WebhookOptions(secret) { TimeProvider = new StoppedTime() };
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var hash = new byte[HMACSHA256.HashSizeInBytes];
        return new Workload(
            "Webhook", "UnitPay", name, [],
            _ => () => { UnitPayWebhooks.Verify(body, headers.GetValueOrDefault, options); return Task.CompletedTask; },
            _ => () => { HMACSHA256.HashData(key, body, hash); return Task.FromResult(JsonSerializer.Deserialize(body, PlainUnitPayJson.Default.Delivery)); },
            null);
    }

    private static byte[] Body(int bytes)
    {
        const string Begin = """{"id":"evt_1","type":"invoice.paid","createdAt":"2026-03-01T12:30:45Z","data":{"invoice_id":"in_1","text":" """;
        const string End = "\"}}";
        return Encoding.UTF8.GetBytes(Begin + new string('x', bytes - Begin.Length - End.Length) + End);
    }

    private sealed class StoppedTime : TimeProvider
    {
        private readonly DateTimeOffset _now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
