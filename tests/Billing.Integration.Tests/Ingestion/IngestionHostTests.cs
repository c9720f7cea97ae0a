using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.Testing;
using Billing.UnitPay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.Integration.Tests.Ingestion;

/// <summary>An ingestion inside a host, from its start to its end.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IngestionHostTests : IDisposable
{
    private const string Taken = "{\"accepted\":1,\"rejected\":0,\"rejections\":[]}";

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-");
    private readonly Wire _wire = new();

    public void Dispose()
    {
        _wire.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task The_end_of_the_host_sends_what_was_tracked_also_when_nothing_was_sent_before()
    {
        _wire.AlwaysAnswers(200, Taken);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddUnitPayIngestion(options => (options.ApiKey, options.AutoBatch) = (Keys.UnitPay, false)).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        builder.Services.AddPaygenticIngestion(options => (options.BearerAuth, options.AutoBatch) = (Keys.Paygentic, false)).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        builder.Services.AddBillingOSIngestion(options => (options.SecretKey, options.AutoBatch) = (Keys.BillingOS, false)).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        var host = builder.Build();
        await host.StartAsync();
        var unitPay = host.Services.GetRequiredService<UnitPayIngestion>();
        var paygentic = host.Services.GetRequiredService<PaygenticIngestion>();
        var billingOS = host.Services.GetRequiredService<BillingOSIngestion>();

        unitPay.Track(new TrackEvent { CustomerId = "cus_1", EventName = "calls" });
        paygentic.Track(new IngestEventRequest { Type = "calls", Source = "https://shop.example", Subject = "cus_1", Data = new() { ["n"] = 1 } });
        billingOS.Track(new TrackUsageRequest { CustomerId = "cus_1", FeatureKey = "calls", Quantity = 1 });
        await host.StopAsync();
        Assert.That(_wire.Sent, Is.Empty);
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.That(_wire.Sent.Select(sent => new Uri(sent.Url).Host), Is.EquivalentTo(new[] { "api.useunitpay.com", "api.sandbox.paygentic.io", "sandbox-api.billingos.dev" }));
        Assert.That((unitPay.Books.Delivered, paygentic.Books.Delivered), Is.EqualTo((1L, 1L)));
        Assert.Throws<ObjectDisposedException>(() => unitPay.Track(new TrackEvent { CustomerId = "cus_1", EventName = "calls" }));
    }

    [Test]
    public void A_container_that_does_not_await_sends_it_too()
    {
        _wire.AlwaysAnswers(200, Taken);
        var services = new ServiceCollection();
        services.AddUnitPayIngestion(options => options.ApiKey = Keys.UnitPay).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        using (var provider = services.BuildServiceProvider(validateScopes: true))
        {
            provider.GetRequiredService<UnitPayIngestion>().Track(new TrackEvent { CustomerId = "cus_1", EventName = "calls" });
        }

        Assert.That(_wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_start_of_the_host_sends_what_an_earlier_process_left_although_nobody_asks()
    {
        _wire.AlwaysAnswers(200, Taken);
        await using (var earlier = new UnitPayIngestion(new UnitPayIngestionOptions { ApiKey = Keys.UnitPay, JournalDirectory = _folder.FullName, AutoBatch = false, ShutdownTimeout = TimeSpan.Zero, HttpClient = new HttpClient(new NoServer()) }))
        {
            earlier.Track(new TrackEvent { CustomerId = "cus_1", EventName = "calls", IdempotencyKey = "left" });
        }

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddUnitPayIngestion((_, options) => (options.ApiKey, options.JournalDirectory) = (Keys.UnitPay, _folder.FullName)).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.That(_wire.Sent.Single().Body, Does.Contain("\"left\""));
    }

    [Test]
    public async Task A_server_that_stalls_keeps_no_host_from_ending()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddUnitPayIngestion(options => (options.ApiKey, options.JournalDirectory, options.ShutdownTimeout) = (Keys.UnitPay, _folder.FullName, TimeSpan.FromMilliseconds(300)))
            .ConfigurePrimaryHttpMessageHandler(static () => new NoServer());
        var host = builder.Build();
        await host.StartAsync();
        var ingestion = host.Services.GetRequiredService<UnitPayIngestion>();
        ingestion.Track(new TrackEvent { CustomerId = "cus_1", EventName = "calls" });

        var watch = Stopwatch.StartNew();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), "300 ms and 250 ms; the rest is for a busy machine");
        Assert.That((ingestion.Books.Pending, ingestion.Books.Dropped), Is.EqualTo((1L, 0L)), "left in the journal");
    }

    [Test]
    public async Task Clock_log_and_connections_are_those_of_the_container()
    {
        _wire.AlwaysAnswers(200, Taken);
        var log = new CapturingLoggerProvider();
        var time = new FixedTime();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
        services.AddSingleton<TimeProvider>(time);
        services.AddUnitPayIngestion("eu", options => (options.ApiKey, options.ServerUrl) = (Keys.UnitPay, new Uri("https://eu.example.com"))).ConfigurePrimaryHttpMessageHandler(_wire.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        var ingestion = provider.GetRequiredKeyedService<UnitPayIngestion>("eu");
        var receipt = ingestion.Track(new TrackEvent { CustomerId = "cus_1", EventName = "calls" });
        var flushed = await ingestion.FlushAsync().WaitAsync(Guard);

        Assert.That((receipt.Timestamp, flushed.Accepted), Is.EqualTo((time.GetUtcNow(), 1L)));
        Assert.That(new Uri(_wire.Last.Url).Host, Is.EqualTo("eu.example.com"));
        Assert.That(log["Billing.UnitPayIngestion.eu"], Does.Contain("POST"));
        Assert.That(log.Text, Does.Not.Contain(Keys.UnitPay));
        Assert.That(ingestion, Is.SameAs(provider.GetRequiredKeyedService<UnitPayIngestion>("eu")));
        Assert.That(provider.GetService<UnitPayIngestion>(), Is.Null, "the default one was not added");
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Never answers.</summary>
    private sealed class NoServer : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
