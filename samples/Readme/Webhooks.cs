using System;
using System.Collections.Generic;
using Billing;
using Billing.UnitPay;

namespace Readme;

internal static class Webhooks
{
    public static void Run(byte[] body, IReadOnlyDictionary<string, string> headers, string secret, string oldSecret)
    {
        // snippet
        try
        {
            UnitPayEvent received = UnitPayWebhooks.Verify(body, headers, secret, oldSecret);   // the bytes as they arrived
            Console.WriteLine($"{received.Id}: {received.Type}");
        }
        catch (WebhookVerificationException refusal)
        {
            Console.WriteLine($"{refusal.Reason}: {refusal.Message}");   // for the log; answer 400, and the vendor tries again later
        }
        // end
    }
}
