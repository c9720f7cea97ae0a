using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Net.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Billing.Runtime;

/// <summary>Registers the ingestions of one vendor in a container, which disposes of them and so sends what is left.</summary>
/// <typeparam name="TIngestion">The ingestion.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IngestionRegistration<TIngestion, TOptions>
    where TIngestion : UsageIngestion
    where TOptions : IngestionOptions, new()
{
    /// <summary>The vendor.</summary>
    public required VendorProfile Profile { get; init; }

    /// <summary>Makes an ingestion.</summary>
    public required Func<TOptions, TIngestion> Create { get; init; }

    /// <summary>The vendor's rules: each throws <see cref="ArgumentException"/> with the name of the option that breaks it.</summary>
    public required IReadOnlyList<Action<TOptions>> Rules { get; init; }

    /// <summary>The vendor's own settings that are texts, by their keys.</summary>
    public required IReadOnlyDictionary<string, Action<TOptions, string>> Texts { get; init; }

    /// <summary>The vendor's own settings that are durations, by their keys.</summary>
    public IReadOnlyDictionary<string, Action<TOptions, TimeSpan>> Durations { get; init; } = new Dictionary<string, Action<TOptions, TimeSpan>>();

    /// <summary>The vendor's own settings that are whole numbers, by their keys.</summary>
    public IReadOnlyDictionary<string, Action<TOptions, int>> Numbers { get; init; } = new Dictionary<string, Action<TOptions, int>>();

    /// <summary>Registers an ingestion.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key of the service; null for the default ingestion, which has none.</param>
    /// <param name="section">The configuration of the ingestion; null for none.</param>
    /// <param name="configure">Sets options, after the configuration; null for nothing.</param>
    /// <returns>The builder of the HttpClient.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">The name is registered already.</exception>
    public IHttpClientBuilder Add(IServiceCollection services, string? name, IConfiguration? section, Action<IServiceProvider, TOptions>? configure)
    {
        var registrar = new Registrar<TIngestion, TOptions>
        {
            Profile = Profile,
            Title = Profile.Name + "Ingestion",
            ReadOwn = ReadOwn,
            Rules = Rules.Concat(IngestionRules.All.Select(rule => new Action<TOptions>(rule))).ToList(),
        };
        var id = registrar.Add(services, name, section, configure);
        AddIngestion(services, name, id);
        return Registrar<TIngestion, TOptions>.AddHttpClient(services, id.Name);
    }

    private static TOptions Outliving(TOptions options)
    {
        // While the container ends it makes no new client, and that is when the last events are sent: then the last client serves.
        var create = options.HttpClientSource!;
        var last = create();
        options.HttpClientSource = () =>
        {
            try
            {
                return last = create();
            }
            catch (ObjectDisposedException)
            {
                return last;
            }
        };
        return options;
    }

    private void AddIngestion(IServiceCollection services, string? name, ClientId<TIngestion> id)
    {
        var optionsName = name ?? Options.DefaultName;
        TIngestion Make(IServiceProvider provider) => Create(Outliving(provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(optionsName)));
        if (name is null)
        {
            services.AddSingleton(Make);
        }
        else
        {
            services.AddKeyedSingleton(name, (provider, _) => Make(provider));
        }

        services.AddSingleton<IValidateOptions<IngestionStart<TIngestion>>>(provider => new IngestionStartValidation<TIngestion>(
            optionsName,
            id.Call,
            () => _ = name is null ? provider.GetRequiredService<TIngestion>() : provider.GetRequiredKeyedService<TIngestion>(name)));
        services.AddOptions<IngestionStart<TIngestion>>(optionsName).ValidateOnStart();
    }

    private void ReadOwn(SettingsReader reader, TOptions options)
    {
        reader.Texts(Texts, options);
        foreach (var duration in Durations)
        {
            reader.Duration(duration.Key, value => duration.Value(options, value));
        }

        foreach (var number in Numbers)
        {
            reader.Whole(number.Key, value => number.Value(options, value));
        }

        reader.Flag(nameof(options.AutoBatch), value => options.AutoBatch = value);
        reader.Whole(nameof(options.MaxParallelRequests), value => options.MaxParallelRequests = value);
        reader.Whole(nameof(options.MaxBufferSize), value => options.MaxBufferSize = value);
        reader.Choice<OverflowPolicy>(nameof(options.Overflow), value => options.Overflow = value);
        reader.Text(nameof(options.JournalDirectory), value => options.JournalDirectory = value);
        reader.Flag(nameof(options.Fsync), value => options.Fsync = value);
        reader.Text(nameof(options.DeadLetterFile), value => options.DeadLetterFile = value);
        reader.Duration(nameof(options.DuplicateWindow), value => options.DuplicateWindow = value);
        reader.Choice<ExpiredPolicy>(nameof(options.OnExpired), value => options.OnExpired = value);
        reader.Duration(nameof(options.ShutdownTimeout), value => options.ShutdownTimeout = value);
    }
}
