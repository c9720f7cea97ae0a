using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Billing.Emulator;
using Billing.Integration.Tests.Support;
using Billing.Testing;
using Billing.UnitPay;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Billing.Integration.Tests.Telemetry;

/// <summary>An application with OpenTelemetry adds the source and the meter named Billing, and nothing else.</summary>
public sealed class OpenTelemetryTests
{
    private readonly BillingEmulator _emulator = new();
    private ServiceProvider _provider = null!;

    private UnitPayClient Client => _provider.GetRequiredService<UnitPayClient>();

    [SetUp]
    public void Register()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new SkippingTime());
        services.AddUnitPay(options => options.ApiKey = Keys.UnitPay).ConfigurePrimaryHttpMessageHandler(_emulator.CreateHandler);
        _provider = services.BuildServiceProvider();
    }

    [TearDown]
    public void Unregister() => _provider.Dispose();

    [Test]
    public async Task A_call_is_one_span_with_its_attempts_as_events()
    {
        using var exporter = new MemoryExporter<Activity, Activity>(span => [span]);
        using (Sdk.CreateTracerProviderBuilder().AddSource("Billing").AddProcessor(new SimpleActivityExportProcessor(exporter)).Build())
        {
            _emulator.FailNext(503, retryAfter: TimeSpan.FromSeconds(4));
            using var order = new Activity("order") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
            await Client.Products.CreateAsync(new CreateProductRequest { Name = "Studio Jane" });
            Assert.That(exporter.Exported.Single().ParentSpanId, Is.EqualTo(order.SpanId));
        }

        var span = exporter.Exported.Single();
        Assert.That((span.DisplayName, span.Kind, span.Status), Is.EqualTo(("UnitPay.Products_Create", ActivityKind.Client, ActivityStatusCode.Unset)));
        Assert.That(span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value), Is.EquivalentTo(new Dictionary<string, object?>
        {
            ["billing.vendor"] = "UnitPay",
            ["billing.operation"] = "Products_Create",
            ["http.request.method"] = "POST",
            ["url.template"] = "/products",
            ["http.response.status_code"] = 201,
            ["http.request.resend_count"] = 1,
            ["server.address"] = "api.useunitpay.com",
            ["server.port"] = 443,
        }));
        Assert.That(span.Events.Select(e => e.Name), Is.EqualTo(new[] { "attempt", "retry", "attempt" }));
        Assert.That(Text(span), Does.Not.Contain("CANARY").And.Not.Contain("Jane"));
    }

    [Test]
    public void A_failed_call_is_a_span_with_an_error()
    {
        using var exporter = new MemoryExporter<Activity, Activity>(span => [span]);
        using (Sdk.CreateTracerProviderBuilder().AddSource("Billing").AddProcessor(new SimpleActivityExportProcessor(exporter)).Build())
        {
            Assert.ThrowsAsync<UnitPayNotFoundException>(() => Client.Customers.GetAsync("cus_jane"));
        }

        var span = exporter.Exported.Single();
        Assert.That((span.Status, span.GetTagItem("error.type"), span.GetTagItem("http.response.status_code"), span.GetTagItem("url.template")), Is.EqualTo(
            (ActivityStatusCode.Error, "404", 404, "/customers/{customerId}")));
        Assert.That(Text(span), Does.Not.Contain("jane"));
    }

    [Test]
    public async Task A_span_that_is_not_sampled_costs_no_events()
    {
        using var exporter = new MemoryExporter<Activity, Activity>(span => [span]);
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource("Billing").SetSampler(new AlwaysOffSampler()).AddProcessor(new SimpleActivityExportProcessor(exporter)).Build();

        await Client.Products.CreateAsync(new CreateProductRequest { Name = "Studio" });

        Assert.That(exporter.Exported, Is.Empty);
    }

    [Test]
    public async Task The_meter_tells_calls_attempts_durations_and_waits()
    {
        using var exporter = new MemoryExporter<Metric, (string Name, string Unit, double Value, string Tags)>(Points);
        using (var metering = Sdk.CreateMeterProviderBuilder().AddMeter("Billing").AddReader(new BaseExportingMetricReader(exporter)).Build())
        {
            _emulator.FailNext(503, retryAfter: TimeSpan.FromSeconds(4));
            await Client.Products.CreateAsync(new CreateProductRequest { Name = "Studio" });
            metering.ForceFlush();
            exporter.Exported.Sort();
        }

        const string Operation = "billing.operation=Products_Create billing.vendor=UnitPay";
        const string Whole = Operation + " http.response.status_code=201 server.address=api.useunitpay.com";
        Assert.That(exporter.Exported.Distinct(), Is.EqualTo(new[]
        {
            ("billing.client.attempts", "{attempt}", 2d, Whole),
            ("billing.client.calls", "{call}", 1d, Whole),
            ("billing.client.duration", "s", 4d, Whole),
            ("billing.client.retries", "{retry}", 1d, Operation),
            ("billing.client.retry_after_wait", "s", 4d, Operation),
            ("billing.client.retry_wait", "s", 4d, Operation),
        }));
    }

    private static IEnumerable<(string Name, string Unit, double Value, string Tags)> Points(Metric metric)
    {
        var points = new List<(string, string, double, string)>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new SortedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (var tag in point.Tags)
            {
                tags[tag.Key] = tag.Value;
            }

            var value = metric.MetricType == MetricType.Histogram ? point.GetHistogramSum() : point.GetSumLong();
            points.Add((metric.Name, metric.Unit, value, string.Join(' ', tags.Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")))));
        }

        return points;
    }

    private static string Text(Activity span) =>
        string.Join(' ', span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags)).Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")).Append(span.DisplayName));
}
