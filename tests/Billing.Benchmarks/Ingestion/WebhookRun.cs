using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Billing.UnitPay;

namespace Billing.Benchmarks.Ingestion;

/// <summary>How fast a delivery is verified and read, beside its checksum alone.</summary>
internal static class WebhookRun
{
    public static IEnumerable<Row> Measure(int count, int rounds)
    {
        foreach (var (name, padding, times) in new[] { ("1 KB", 1_000, count), ("1 MB", 1_000_000, Math.Max(1, count / 200)) })
        {
            var secret = WebhookSigner.CreateSecret();
            var body = Encoding.UTF8.GetBytes($"{{\"type\":\"invoice.paid\",\"data\":{{\"invoice_id\":\"inv_1\",\"note\":\"{new string('x', padding)}\"}}}}");
            var headers = new WebhookSigner(secret).Sign(body);
            var key = Convert.FromBase64String(secret.Substring("whsec_".Length));
            Round? verify = null;
            Round? hash = null;
            for (var round = 0; round < rounds; round++)
            {
                verify = Round.Of(times, _ => UnitPayWebhooks.Verify(body, headers, secret)).Better(verify);
                hash = Round.Of(times, _ => HMACSHA256.HashData(key, body)).Better(hash);
            }

            yield return new Row($"the HMAC of {name}: the limit", hash!.PerSecond, null, null, hash.Percentile(0.5), hash.Percentile(0.99));
            yield return new Row($"a webhook of {name}, verified and read", verify!.PerSecond, hash.PerSecond / verify!.PerSecond, verify.Percentile(0.5) / hash.Percentile(0.5), verify.Percentile(0.5), verify.Percentile(0.99));
        }
    }
}
