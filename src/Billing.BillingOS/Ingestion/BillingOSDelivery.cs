using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>How BillingOS takes usage: one record per request, recognised by its customer and key for a day, in two steps that two requests can pass at the same time.</summary>
internal static class BillingOSDelivery
{
    private const int NotFound = 404;

    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    /// <summary>By then an earlier request has stored its key, or never will.</summary>
    private static readonly TimeSpan ResendDelay = TimeSpan.FromSeconds(5);

    private static readonly TrackUsageRequest Empty = new() { CustomerId = string.Empty, FeatureKey = string.Empty, Quantity = 1 };

    public static IngestionProfile Profile(BillingOSIngestionOptions options, BillingHttp http) => new()
    {
        Name = "BillingOS",
        DuplicateWindow = options.DuplicateWindow ?? KeyLifetime,
        ResendDelay = ResendDelay,
        SendAsync = (batch, cancellationToken) => SendAsync(http, batch, cancellationToken),

        // An unknown customer or feature; a wrong address answers 404 without this code.
        IsVerdict = static error => error.StatusCode == NotFound && error.Code == ErrorCode.Values.ResNotFound,
        Reason = static error => (error as BillingOSValidationException)?.Reason,
    };

    private static async Task<BatchAnswer> SendAsync(BillingHttp http, UsageBatch batch, CancellationToken cancellationToken)
    {
        await http.SendAsync(UsageRequests.Track(Empty).Body(batch.AsEvent()), TrackUsageResponse.Read, null, cancellationToken).ConfigureAwait(false);
        return BatchAnswer.AllTaken;
    }
}
