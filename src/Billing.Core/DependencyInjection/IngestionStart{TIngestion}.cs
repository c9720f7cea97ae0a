namespace Billing.Runtime;

/// <summary>Options without a content: a host that starts checks them, and so starts the ingestion, which sends what an earlier process left.</summary>
/// <typeparam name="TIngestion">The ingestion.</typeparam>
internal sealed class IngestionStart<TIngestion>
    where TIngestion : UsageIngestion
{
}
