using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>How Paygentic takes events: one per request, counted once for the key in its body.</summary>
internal static class PaygenticDelivery
{
    private static readonly IngestEventRequest Empty = new() { Type = string.Empty, Source = string.Empty, Data = new Dictionary<string, object?>() };

    public static IngestionProfile Profile(PaygenticIngestionOptions options, BillingHttp http) => new()
    {
        Name = "Paygentic",
        DuplicateWindow = options.DuplicateWindow,
        SendAsync = (batch, cancellationToken) => SendAsync(http, batch, cancellationToken),
    };

    private static async Task<BatchAnswer> SendAsync(BillingHttp http, UsageBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await http.SendAsync(EventsRequests.Ingest(Empty).Body(batch.AsEvent()), EventResponse.Read, null, cancellationToken).ConfigureAwait(false);
        }
        catch (ResponseValidationException error) when (error.RawBody.Length == 0)
        {
            // A 202 says enough: no member of its answer is promised.
        }

        return BatchAnswer.AllTaken;
    }
}
