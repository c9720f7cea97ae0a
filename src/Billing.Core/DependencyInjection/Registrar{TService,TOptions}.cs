using System;
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

/// <summary>What every registration does: it claims a name, and connects checked options with the container and an HttpClient of its factory.</summary>
/// <typeparam name="TService">What is registered.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
internal sealed class Registrar<TService, TOptions>
    where TService : class
    where TOptions : BillingClientOptions, new()
{
    /// <summary>The vendor.</summary>
    public required VendorProfile Profile { get; init; }

    /// <summary>What the method is called behind <c>Add</c>, and the HttpClient behind <c>Billing.</c></summary>
    public required string Title { get; init; }

    /// <summary>Reads the settings that not all services have.</summary>
    public required Action<SettingsReader, TOptions> ReadOwn { get; init; }

    /// <summary>Each throws <see cref="ArgumentException"/> when an option breaks a rule.</summary>
    public required IReadOnlyList<Action<TOptions>> Rules { get; init; }

    /// <summary>Registers all but the service itself.</summary>
    public ClientId<TService> Add(IServiceCollection services, string? name, IConfiguration? section, Action<IServiceProvider, TOptions>? configure)
    {
        Ensure.NotNull(services, nameof(services));
        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("must not be empty.", nameof(name));
        }

        var id = new ClientId<TService>("Billing." + Title + (name is null ? string.Empty : "." + name), "Add" + Title + (name is null ? "()" : $"(\"{name}\")"));
        Claim(services, id);
        AddOptions(services, name ?? Options.DefaultName, id, section, configure);
        return id;
    }

    /// <summary>Registers the HttpClient.</summary>
    public static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name)
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

    private static void Claim(IServiceCollection services, ClientId<TService> id)
    {
        if (services.Any(service => service.ServiceType == typeof(ClientId<TService>) && ((ClientId<TService>)service.ImplementationInstance!).Name == id.Name))
        {
            throw new InvalidOperationException($"{id.Call} was called before: a second one needs a name of its own.");
        }

        services.AddSingleton(id);
    }

    private void AddOptions(IServiceCollection services, string name, ClientId<TService> id, IConfiguration? section, Action<IServiceProvider, TOptions>? configure)
    {
        var builder = services.AddOptions<TOptions>(name);
        if (section is not null)
        {
            builder.Configure(options => ClientSettings.Read(section, options, ReadOwn));
        }

        if (configure is not null)
        {
            builder.Configure<IServiceProvider>((options, provider) => configure(provider, options));
        }

        builder.PostConfigure<IServiceProvider>((options, provider) => Connect(options, provider, id.Name));
        services.AddSingleton<IValidateOptions<TOptions>>(new ClientValidation<TOptions>(name, id.Call, section, ReadOwn, Rules));
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
}
