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
    /// <param name="args">Configuration: <c>--Journal</c>, <c>--Customer</c>, <c>--Pieces</c>, <c>--SecretKey</c>.</param>
    /// <param name="http">Where the requests go; an application leaves it out.</param>
    /// <returns>The host, not yet started.</returns>
    public static IHost Create(string[] args, HttpClient? http = null)
    {
        var builder = Host.CreateApplicationBuilder(args);

        // One for the process. The container disposes of it at the end: that sends what is left, for up to 5 seconds.
        builder.Services.AddSingleton(provider => CreateIngestion(builder.Configuration, provider.GetRequiredService<ILogger<BillingOSIngestion>>(), http));
        builder.Services.AddHostedService<Pieces>();
        return builder.Build();
    }

    private static BillingOSIngestion CreateIngestion(IConfiguration configuration, ILogger logger, HttpClient? http) => new(new BillingOSIngestionOptions
    {
        SecretKey = configuration["SecretKey"],

        // What was tracked is on disk, and is sent by the next start where this one is killed.
        JournalDirectory = configuration["Journal"],
        HttpClient = http,
        DebugLogger = logger,
        OnRejected = rejection => logger.LogError("Refused for good: {Reason}", rejection.Reason),
        OnDropped = drop => logger.LogError("Given up: {Reason}, {Count} events", drop.Reason, drop.Count),
        OnFlushError = error => logger.LogWarning("Sending failed, {Pending} events wait for {NextAttempt}: {Message}", error.Pending, error.NextAttempt, error.Error.Message),
    });
}
