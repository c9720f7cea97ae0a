using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.BillingOS;

public partial class BillingOSClient
{
    /// <inheritdoc cref="SessionTokensClient.CreateAsync"/>
    public virtual Task<CreateSessionTokenResponse> CreateSessionTokenAsync(CreateSessionTokenRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        SessionTokens.CreateAsync(request, options, cancellationToken);

    /// <summary>Asks whether a customer may use a feature now.</summary>
    /// <remarks>An unknown customer is a <see cref="BillingOSNotFoundException"/>; a feature that the plan lacks is an answer without access.</remarks>
    /// <param name="customerId">Your own id of the customer, not the one of BillingOS.</param>
    /// <param name="featureKey">The key of the feature.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether access is granted, why not, and how much is left.</returns>
    /// <exception cref="ArgumentException">An id or key is empty.</exception>
    /// <exception cref="BillingOSException">The API answered with an error status.</exception>
    public virtual Task<EntitlementCheck> CheckEntitlementAsync(string customerId, string featureKey, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Usage.CheckAsync(new CheckUsageParams { CustomerId = customerId, FeatureKey = featureKey }, options, cancellationToken);

    /// <inheritdoc cref="UsageClient.TrackAsync"/>
    public virtual Task<TrackUsageResponse> TrackUsageAsync(TrackUsageRequest request, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Usage.TrackAsync(request, options, cancellationToken);

    /// <summary>Gets what a customer has used in the current period, of all features or of one.</summary>
    /// <param name="customerId">Your own id of the customer, not the one of BillingOS.</param>
    /// <param name="featureKey">Only this feature; null for all.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The metrics. The server was seen to ignore the feature key, so the answer is filtered again here.</returns>
    /// <exception cref="ArgumentException">The id or the feature key is empty.</exception>
    /// <exception cref="BillingOSException">The API answered with an error status.</exception>
    public virtual Task<UsageMetricsResponse> GetUsageMetricsAsync(string customerId, string? featureKey = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (featureKey is not null && string.IsNullOrWhiteSpace(featureKey))
        {
            throw new ArgumentException("must not be empty: null asks for all features.", nameof(featureKey));
        }

        var call = Usage.GetMetricsAsync(new GetUsageMetricsParams { CustomerId = customerId, FeatureKey = featureKey }, options, cancellationToken);
        return featureKey is null ? call : FilterAsync(call, featureKey);
    }

    private static async Task<UsageMetricsResponse> FilterAsync(Task<UsageMetricsResponse> call, string featureKey)
    {
        var response = await call.ConfigureAwait(false);
        if (response.Metrics.Any(metric => metric.FeatureKey != featureKey))
        {
            response.Metrics = response.Metrics.Where(metric => metric.FeatureKey == featureKey).ToList();
        }

        return response;
    }
}
