using System;
using System.Collections.Generic;
using Billing.Runtime;
using Billing.BillingOS;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds ingestions of BillingOS to a container.</summary>
/// <remarks>
/// An ingestion is a singleton that starts with the host, or else when it is first asked for, and sends what an earlier process left in its journal.
/// The container's disposal sends what is left for up to <c>ShutdownTimeout</c>. It takes its HttpClients from <c>IHttpClientFactory</c>, under the name
/// <c>Billing.BillingOSIngestion</c> or <c>Billing.BillingOSIngestion.</c> and its key; its debug log has the same name. Two ingestions need two journals.
/// Configuration takes the names of the options: <c>SecretKey</c>, <c>AutoBatch</c>, <c>MaxParallelRequests</c>, <c>MaxBufferSize</c>,
/// <c>Overflow</c>, <c>JournalDirectory</c>, <c>Fsync</c>, <c>DeadLetterFile</c>, <c>DuplicateWindow</c>, <c>OnExpired</c>, <c>ShutdownTimeout</c>, and those of a client; an unknown one is an error.
/// </remarks>
public static class BillingOSIngestionServiceCollectionExtensions
{
    private static readonly IngestionRegistration<BillingOSIngestion, BillingOSIngestionOptions> Registration = new()
    {
        Profile = BillingOSProfile.Profile,
        Create = static options => new BillingOSIngestion(options),
        Rules = new Action<BillingOSIngestionOptions>[]
        {
            static options => _ = new BillingOSCore(new BillingOSClientOptions(options)),
        },
        Texts = new Dictionary<string, Action<BillingOSIngestionOptions, string>>
        {
            [nameof(BillingOSIngestionOptions.SecretKey)] = static (options, value) => options.SecretKey = value,
        },
    };

    /// <summary>Adds the <see cref="BillingOSIngestion"/> as a singleton.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options; null leaves the defaults, with the key of the environment.</param>
    /// <returns>The builder of the ingestion's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default ingestion was added before.</exception>
    public static IHttpClientBuilder AddBillingOSIngestion(this IServiceCollection services, Action<BillingOSIngestionOptions>? configure = null) =>
        Registration.Add(services, null, null, configure is null ? null : (_, options) => configure(options));

    /// <summary>Adds the <see cref="BillingOSIngestion"/> as a singleton, with options from services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options, with services of the container at hand.</param>
    /// <returns>The builder of the ingestion's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default ingestion was added before.</exception>
    public static IHttpClientBuilder AddBillingOSIngestion(this IServiceCollection services, Action<IServiceProvider, BillingOSIngestionOptions> configure) =>
        Registration.Add(services, null, null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Adds the <see cref="BillingOSIngestion"/> as a singleton, with options from configuration, read once.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The ingestion's section of the configuration.</param>
    /// <param name="configure">Sets what configuration cannot hold, such as callbacks; null for nothing.</param>
    /// <returns>The builder of the ingestion's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default ingestion was added before.</exception>
    public static IHttpClientBuilder AddBillingOSIngestion(this IServiceCollection services, IConfiguration section, Action<IServiceProvider, BillingOSIngestionOptions>? configure = null) =>
        Registration.Add(services, null, section ?? throw new ArgumentNullException(nameof(section)), configure);

    /// <summary>Adds a <see cref="BillingOSIngestion"/> under a key, to be asked for with <c>[FromKeyedServices]</c>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the ingestion, such as a region or a merchant.</param>
    /// <param name="configure">Sets the options; null leaves the defaults, with the key of the environment.</param>
    /// <returns>The builder of the ingestion's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">An ingestion of this name was added before.</exception>
    public static IHttpClientBuilder AddBillingOSIngestion(this IServiceCollection services, string name, Action<BillingOSIngestionOptions>? configure = null) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure is null ? null : (_, options) => configure(options));

    /// <summary>Adds a <see cref="BillingOSIngestion"/> under a key, to be asked for with <c>[FromKeyedServices]</c>, with options from services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the ingestion, such as a region or a merchant.</param>
    /// <param name="configure">Sets the options, with services of the container at hand.</param>
    /// <returns>The builder of the ingestion's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">An ingestion of this name was added before.</exception>
    public static IHttpClientBuilder AddBillingOSIngestion(this IServiceCollection services, string name, Action<IServiceProvider, BillingOSIngestionOptions> configure) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Adds a <see cref="BillingOSIngestion"/> under a key, to be asked for with <c>[FromKeyedServices]</c>, with options from configuration, read once.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the ingestion, such as a region or a merchant.</param>
    /// <param name="section">The ingestion's section of the configuration.</param>
    /// <param name="configure">Sets what configuration cannot hold, such as callbacks; null for nothing.</param>
    /// <returns>The builder of the ingestion's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">An ingestion of this name was added before.</exception>
    public static IHttpClientBuilder AddBillingOSIngestion(this IServiceCollection services, string name, IConfiguration section, Action<IServiceProvider, BillingOSIngestionOptions>? configure = null) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), section ?? throw new ArgumentNullException(nameof(section)), configure);
}
