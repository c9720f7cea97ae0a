using System;
using System.Collections.Generic;
using Billing.BillingOS;
using Billing.Runtime;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of BillingOS to a container.</summary>
/// <remarks>
/// Clients are singletons that take the HttpClient of each attempt from <c>IHttpClientFactory</c>, under the name <c>Billing.BillingOS</c> or
/// <c>Billing.BillingOS.</c> and their key; their debug log has the same name. Options are checked when the host starts, or else when the client is first asked for.
/// Configuration takes the names of the options: <c>SecretKey</c>, <c>ServerUrl</c>, <c>ServerIndex</c>, <c>AttemptTimeout</c>, <c>Timeout</c>, <c>ApplicationName</c>,
/// <c>AllowInsecureHttp</c>, <c>MaxResponseBytes</c> and <c>Retry</c>; an unknown one is an error.
/// </remarks>
public static class BillingOSServiceCollectionExtensions
{
    private static readonly ClientRegistration<BillingOSClient, BillingOSCore, BillingOSClientOptions> Registration = new()
    {
        Profile = BillingOSProfile.Profile,
        Create = static options => new BillingOSClient(options),
        CoreOf = static client => client.Core,
        Texts = new Dictionary<string, Action<BillingOSClientOptions, string>>
        {
            [nameof(BillingOSClientOptions.SecretKey)] = static (options, value) => options.SecretKey = value,
        },
    };

    /// <summary>Adds the <see cref="BillingOSClient"/> and its core as singletons.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options; null leaves the defaults, with the key of the environment.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default client was added before.</exception>
    public static IHttpClientBuilder AddBillingOS(this IServiceCollection services, Action<BillingOSClientOptions>? configure = null) =>
        Registration.Add(services, null, null, configure is null ? null : (_, options) => configure(options));

    /// <summary>Adds the <see cref="BillingOSClient"/> and its core as singletons, with options from services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options, with services of the container at hand.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default client was added before.</exception>
    public static IHttpClientBuilder AddBillingOS(this IServiceCollection services, Action<IServiceProvider, BillingOSClientOptions> configure) =>
        Registration.Add(services, null, null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Adds the <see cref="BillingOSClient"/> and its core as singletons, with options from configuration, read once.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The client's section of the configuration.</param>
    /// <param name="configure">Sets what configuration cannot hold, such as hooks; null for nothing.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default client was added before.</exception>
    public static IHttpClientBuilder AddBillingOS(this IServiceCollection services, IConfiguration section, Action<IServiceProvider, BillingOSClientOptions>? configure = null) =>
        Registration.Add(services, null, section ?? throw new ArgumentNullException(nameof(section)), configure);

    /// <summary>Adds a <see cref="BillingOSClient"/> under a key, to be asked for with <c>[FromKeyedServices]</c>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the client, such as a region or a merchant.</param>
    /// <param name="configure">Sets the options; null leaves the defaults, with the key of the environment.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IHttpClientBuilder AddBillingOS(this IServiceCollection services, string name, Action<BillingOSClientOptions>? configure = null) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure is null ? null : (_, options) => configure(options));

    /// <summary>Adds a <see cref="BillingOSClient"/> under a key, to be asked for with <c>[FromKeyedServices]</c>, with options from services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the client, such as a region or a merchant.</param>
    /// <param name="configure">Sets the options, with services of the container at hand.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IHttpClientBuilder AddBillingOS(this IServiceCollection services, string name, Action<IServiceProvider, BillingOSClientOptions> configure) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Adds a <see cref="BillingOSClient"/> under a key, to be asked for with <c>[FromKeyedServices]</c>, with options from configuration, read once.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the client, such as a region or a merchant.</param>
    /// <param name="section">The client's section of the configuration.</param>
    /// <param name="configure">Sets what configuration cannot hold, such as hooks; null for nothing.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IHttpClientBuilder AddBillingOS(this IServiceCollection services, string name, IConfiguration section, Action<IServiceProvider, BillingOSClientOptions>? configure = null) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), section ?? throw new ArgumentNullException(nameof(section)), configure);
}
