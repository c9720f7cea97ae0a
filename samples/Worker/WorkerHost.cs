using System.Net.Http;
using Billing.BillingOS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Worker;

/// <summary>Puts the worker together.</summary>
public static class WorkerHost
{
    /// <summary>Makes the host.</summary>
    /// <param name="args">Configuration: <c>--Customer</c>, <c>--Pieces</c>, and the options of the ingestion below <c>--Usage</c>, such as <c>--Usage:JournalDirectory</c>.</param>
    /// <param name="server">Where the requests go; an application leaves it out.</param>
    /// <returns>The host, not yet started.</returns>
    public static IHost Create(string[] args, HttpMessageHandler? server = null)
    {
        var builder = Host.CreateApplicationBuilder(args);

        // One for the process. The host starts it, which sends what an earlier process left, and disposes of it at the end: that sends what is left, for up to 5 seconds.
        var http = builder.Services.AddBillingOSIngestion(builder.Configuration.GetSection("Usage"), (provider, options) =>
        {
            var logger = provider.GetRequiredService<ILogger<BillingOSIngestion>>();
            options.OnRejected = rejection => logger.LogError("Refused for good: {Reason}", rejection.Reason);
            options.OnDropped = drop => logger.LogError("Given up: {Reason}, {Count} events", drop.Reason, drop.Count);
            options.OnFlushError = error => logger.LogWarning("Sending failed, {Pending} events wait for {NextAttempt}: {Message}", error.Pending, error.NextAttempt, error.Error.Message);
        });
        if (server is not null)
        {
            http.ConfigurePrimaryHttpMessageHandler(() => server);
        }

        builder.Services.AddHostedService<Pieces>();
        return builder.Build();
    }
}
