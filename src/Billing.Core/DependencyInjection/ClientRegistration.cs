using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Net.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        var registrar = new Registrar<TClient, TOptions>
        {
            Profile = Profile,
            Title = Profile.Name,
            ReadOwn = (reader, options) => reader.Texts(Texts, options),
            Rules = new Action<TOptions>[] { options => Create(options) },
        };
        var id = registrar.Add(services, name, section, configure);
        AddClient(services, name);
        return Registrar<TClient, TOptions>.AddHttpClient(services, id.Name);
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
