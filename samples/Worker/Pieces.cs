using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Worker;

/// <summary>Does pieces of work, and tracks each without waiting for the network.</summary>
internal sealed class Pieces(BillingOSIngestion ingestion, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<Pieces> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var customer = configuration["Customer"] ?? "user_123";
        var count = configuration.GetValue("Pieces", 10);
        for (var piece = 1; piece <= count && !stoppingToken.IsCancellationRequested; piece++)
        {
            // The key of the piece: one that is done again after a crash is billed once.
            ingestion.Track(new TrackUsageRequest { CustomerId = customer, FeatureKey = "api_calls", Quantity = 1, IdempotencyKey = $"{customer}-piece-{piece}" });
            await Task.Yield();
        }

        // Not needed: it goes out by itself, or at the end. Whoever wants to know the answers asks for it.
        var sent = await ingestion.FlushAsync(stoppingToken);
        logger.LogInformation("{Accepted} accepted, {Rejected} rejected; {Books}", sent.Accepted, sent.Rejected, ingestion.Books);
        lifetime.StopApplication();
    }
}
