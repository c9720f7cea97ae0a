using System;
using System.Collections.Generic;
using Billing.UnitPay;
using Billing.Runtime;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of UnitPay to a container.</summary>
/// <remarks>
/// Clients are singletons that take the HttpClient of each attempt from <c>IHttpClientFactory</c>, under the name <c>Billing.UnitPay</c> or
/// <c>Billing.UnitPay.</c> and their key; their debug log has the same name. Options are checked when the host starts, or else when the client is first asked for.
/// Configuration takes the names of the options: <c>ApiKey</c>, <c>IdempotencyKeyPrefix</c>, <c>ServerUrl</c>, <c>ServerIndex</c>, <c>AttemptTimeout</c>, <c>Timeout</c>, <c>ApplicationName</c>,
/// <c>AllowInsecureHttp</c>, <c>MaxResponseBytes</c> and <c>Retry</c>; an unknown one is an error.
/// </remarks>
public static class UnitPayServiceCollectionExtensions
{
    private static readonly ClientRegistration<UnitPayClient, UnitPayCore, UnitPayClientOptions> Registration = new()
    {
        Profile = UnitPayProfile.Profile,
        Create = static options => new UnitPayClient(options),
        CoreOf = static client => client.Core,
        Texts = new Dictionary<string, Action<UnitPayClientOptions, string>>
        {
            [nameof(UnitPayClientOptions.ApiKey)] = static (options, value) => options.ApiKey = value,
            [nameof(UnitPayClientOptions.IdempotencyKeyPrefix)] = static (options, value) => options.IdempotencyKeyPrefix = value,
        },
    };

    /// <summary>Adds the <see cref="UnitPayClient"/> and its core as singletons.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options; null leaves the defaults, with the key of the environment.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default client was added before.</exception>
    public static IHttpClientBuilder AddUnitPay(this IServiceCollection services, Action<UnitPayClientOptions>? configure = null) =>
        Registration.Add(services, null, null, configure is null ? null : (_, options) => configure(options));

    /// <summary>Adds the <see cref="UnitPayClient"/> and its core as singletons, with options from services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets the options, with services of the container at hand.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default client was added before.</exception>
    public static IHttpClientBuilder AddUnitPay(this IServiceCollection services, Action<IServiceProvider, UnitPayClientOptions> configure) =>
        Registration.Add(services, null, null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Adds the <see cref="UnitPayClient"/> and its core as singletons, with options from configuration, read once.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="section">The client's section of the configuration.</param>
    /// <param name="configure">Sets what configuration cannot hold, such as hooks; null for nothing.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="InvalidOperationException">The default client was added before.</exception>
    public static IHttpClientBuilder AddUnitPay(this IServiceCollection services, IConfiguration section, Action<IServiceProvider, UnitPayClientOptions>? configure = null) =>
        Registration.Add(services, null, section ?? throw new ArgumentNullException(nameof(section)), configure);

    /// <summary>Adds a <see cref="UnitPayClient"/> under a key, to be asked for with <c>[FromKeyedServices]</c>.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the client, such as a region or a merchant.</param>
    /// <param name="configure">Sets the options; null leaves the defaults, with the key of the environment.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IHttpClientBuilder AddUnitPay(this IServiceCollection services, string name, Action<UnitPayClientOptions>? configure = null) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure is null ? null : (_, options) => configure(options));

    /// <summary>Adds a <see cref="UnitPayClient"/> under a key, to be asked for with <c>[FromKeyedServices]</c>, with options from services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the client, such as a region or a merchant.</param>
    /// <param name="configure">Sets the options, with services of the container at hand.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IHttpClientBuilder AddUnitPay(this IServiceCollection services, string name, Action<IServiceProvider, UnitPayClientOptions> configure) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), null, configure ?? throw new ArgumentNullException(nameof(configure)));

    /// <summary>Adds a <see cref="UnitPayClient"/> under a key, to be asked for with <c>[FromKeyedServices]</c>, with options from configuration, read once.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the client, such as a region or a merchant.</param>
    /// <param name="section">The client's section of the configuration.</param>
    /// <param name="configure">Sets what configuration cannot hold, such as hooks; null for nothing.</param>
    /// <returns>The builder of the client's HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">A client of this name was added before.</exception>
    public static IHttpClientBuilder AddUnitPay(this IServiceCollection services, string name, IConfiguration section, Action<IServiceProvider, UnitPayClientOptions>? configure = null) =>
        Registration.Add(services, name ?? throw new ArgumentNullException(nameof(name)), section ?? throw new ArgumentNullException(nameof(section)), configure);
}
