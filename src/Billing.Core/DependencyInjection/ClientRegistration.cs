using System;
using System.ComponentModel;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Runtime;

/// <summary>Registers the clients of one vendor in a container, on <see cref="IHttpClientFactory"/>.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <typeparam name="TCore">Its core, for the standalone functions.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClientRegistration<TClient, TCore, TOptions>
    where TClient : class
    where TCore : class
    where TOptions : BillingClientOptions, new()
{
    /// <summary>The vendor.</summary>
    public required VendorProfile Profile { get; init; }

    /// <summary>Makes a client.</summary>
    public required Func<TOptions, TClient> Create { get; init; }

    /// <summary>The core of a client.</summary>
    public required Func<TClient, TCore> CoreOf { get; init; }

    /// <summary>The vendor's own settings, all of them texts, by their keys.</summary>
    public required IReadOnlyDictionary<string, Action<TOptions, string>> Texts { get; init; }

    /// <summary>Registers a client.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the services; null for the default client, which has none.</param>
    /// <param name="section">The configuration of the client; null for none.</param>
    /// <param name="configure">Sets options, after the configuration; null for nothing.</param>
    /// <returns>The builder of the HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">The name is registered already.</exception>
    public IHttpClientBuilder Add(IServiceCollection services, string? name, IConfiguration? section, Action<IServiceProvider, TOptions>? configure)
    {
        Ensure.NotNull(services, nameof(services));
        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("must not be empty.", nameof(name));
        }

        var id = new ClientId<TClient>("Billing." + Profile.Name + (name is null ? string.Empty : "." + name), "Add" + Profile.Name + (name is null ? "()" : $"(\"{name}\")"));
        Claim(services, id);
        AddOptions(services, name ?? Options.DefaultName, id, section, configure);
        AddClient(services, name);
        return AddHttpClient(services, id.Name);
    }

    private static void Claim(IServiceCollection services, ClientId<TClient> id)
    {
        if (services.Any(service => service.ServiceType == typeof(ClientId<TClient>) && ((ClientId<TClient>)service.ImplementationInstance!).Name == id.Name))
        {
            throw new InvalidOperationException($"{id.Call} was called before: a second client needs a name of its own.");
        }

        services.AddSingleton(id);
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name)
    {
        // After everything else that is configured, so that it stands next to the connection.
        services.PostConfigure<HttpClientFactoryOptions>(name, static options =>
            options.HttpMessageHandlerBuilderActions.Add(static builder => builder.AdditionalHandlers.Add(new SendOnceHandler())));
        return services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigureHttpClient(SharedHttpClient.AcceptPacked)
            .ConfigurePrimaryHttpMessageHandler(static () => SharedHttpClient.CreateHandler())
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => ForeignRetries.Remove(handlers))
            .RedactLoggedHeaders(static _ => true);
    }

    private void AddOptions(IServiceCollection services, string name, ClientId<TClient> id, IConfiguration? section, Action<IServiceProvider, TOptions>? configure)
    {
        var builder = services.AddOptions<TOptions>(name);
        if (section is not null)
        {
            builder.Configure(options => ClientSettings.Read(section, options, Texts));
        }

        if (configure is not null)
        {
            builder.Configure<IServiceProvider>((options, provider) => configure(provider, options));
        }

        builder.PostConfigure<IServiceProvider>((options, provider) => Connect(options, provider, id.Name));
        services.AddSingleton<IValidateOptions<TOptions>>(new ClientValidation<TOptions>(name, id.Call, section, Texts, options => Create(options)));
        builder.ValidateOnStart();
    }

    private void Connect(TOptions options, IServiceProvider provider, string name)
    {
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        options.HttpClientSource = () => factory.CreateClient(name);
        options.TimeProvider ??= provider.GetService<TimeProvider>();
        if (options.DebugLogger is null && !DebugLog.IsAskedFor(Profile))
        {
            options.DebugLogger = provider.GetService<ILoggerFactory>()?.CreateLogger(name);
        }
    }

    private void AddClient(IServiceCollection services, string? name)
    {
        if (name is null)
        {
            services.AddSingleton(provider => Create(provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(Options.DefaultName)));
            services.AddSingleton(provider => CoreOf(provider.GetRequiredService<TClient>()));
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Create(provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name)));
            services.AddKeyedSingleton(name, (provider, _) => CoreOf(provider.GetRequiredKeyedService<TClient>(name)));
        }
    }
}
