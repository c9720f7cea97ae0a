using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.UnitPay;

/// <summary>How UnitPay takes batches: a list in one request, each event with its own key, and rejections by index.</summary>
internal static class UnitPayDelivery
{
    private const int LargestBatch = 10_000;

    private static readonly TrackEventsRequest Empty = new() { Events = Array.Empty<TrackEvent>() };

    public static IngestionProfile Profile(UnitPayIngestionOptions options, BillingHttp http)
    {
        CheckBatchSize(options);
        CheckFlushInterval(options);
        return new IngestionProfile
        {
            Name = "UnitPay",
            MaxBatchSize = options.MaxBatchSize,
            FlushInterval = options.FlushInterval,
            DuplicateWindow = options.DuplicateWindow,
            SendAsync = (batch, cancellationToken) => SendAsync(http, batch, cancellationToken),
        };
    }

    public static void CheckBatchSize(UnitPayIngestionOptions options)
    {
        if (options.MaxBatchSize is < 1 or > LargestBatch)
        {
            throw new ArgumentOutOfRangeException(nameof(options.MaxBatchSize), options.MaxBatchSize, FormattableString.Invariant($"must be 1 to {LargestBatch}."));
        }
    }

    public static void CheckFlushInterval(UnitPayIngestionOptions options)
    {
        if (options.FlushInterval <= TimeSpan.Zero || options.FlushInterval.TotalMilliseconds > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(options.FlushInterval), options.FlushInterval, "must be positive and below 24 days.");
        }
    }

    private static async Task<BatchAnswer> SendAsync(BillingHttp http, UsageBatch batch, CancellationToken cancellationToken)
    {
        var request = UsageRequests.Track(Empty).Body(batch.AsList("events"));
        var result = await http.SendAsync(request, TrackEventsResult.Read, null, cancellationToken).ConfigureAwait(false);
        var answer = new BatchAnswer { Rejected = result.RejectedOrZero };
        foreach (var rejection in result.Rejections ?? Array.Empty<EventRejection>())
        {
            if (rejection is not null && rejection.IndexOrNull is { } index && index >= 0 && index < batch.Count)
            {
                answer.Reject(index, rejection.ReasonOrNull, rejection.Message);
            }
        }

        return answer;
    }
}
