using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Diagnostics;

public sealed class TelemetryTests
{
    private readonly List<Activity> _activities = new();
    private readonly List<(string Instrument, double Value, string Tags)> _measured = new();

    [SetUp]
    public void Forget()
    {
        _activities.Clear();
        _measured.Clear();
    }

    [Test]
    public async Task One_activity_per_call_with_the_retries_as_events()
    {
        var client = new TestClient();
        client.Server.Answers(503, "", ("Retry-After", "3")).Then(client.Server.BreakAfterSending()).Answers(200, Widget.Json);

        using (Listen())
        {
            await client.SendAsync(Operations.Get);
        }

        var activity = _activities.Single();
        var events = activity.Events.ToList();
        Assert.That((activity.DisplayName, activity.Kind, activity.Status), Is.EqualTo(("Acme.Widgets_Get", ActivityKind.Client, ActivityStatusCode.Unset)));
        Assert.That(Tags(activity.TagObjects), Is.EqualTo(
            "billing.vendor=Acme billing.operation=Widgets_Get http.request.method=GET url.template=/widgets/{id} http.response.status_code=200 server.address=api.acme.example server.port=443 http.request.resend_count=2"));
        Assert.That(events.Select(e => e.Name), Is.EqualTo(new[] { "retry", "retry" }));
        Assert.That(Tags(events[0].Tags), Is.EqualTo("http.request.resend_count=1 http.response.status_code=503 billing.retry.delay=3"));
    }

    [Test]
    public async Task A_listener_that_fails_does_not_take_the_place_of_the_result()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);
        using var listener = new MeterListener { InstrumentPublished = EnableOurs };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("listener"));
        listener.Start();

        Assert.That((await client.SendAsync(Operations.Get)).Id, Is.EqualTo("wid_1"));
    }

    [Test]
    public void A_failed_call_is_an_error_without_customer_data()
    {
        var client = new TestClient();
        client.Server.Answers(404, "{\"message\":\"jane@example.com\"}");

        using (Listen())
        {
            Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Create, new WidgetRequest { Email = "jane@example.com" }));
        }

        var activity = _activities.Single();
        Assert.That((activity.Status, activity.StatusDescription, activity.GetTagItem("error.type"), activity.GetTagItem("http.response.status_code")), Is.EqualTo((ActivityStatusCode.Error, (string?)null, nameof(TestVendorException), 404)));
        Assert.That(Tags(activity.TagObjects), Does.Not.Contain("jane").And.Not.Contain("CANARY"));
    }

    [Test]
    public void A_cancelled_call_ends_its_activity()
    {
        var client = new TestClient();

        using (Listen())
        {
            Assert.ThrowsAsync<CallCanceledException>(() => client.SendAsync(Operations.Get, cancellationToken: new(true)));
        }

        Assert.That(_activities.Single().Status, Is.EqualTo(ActivityStatusCode.Error));
    }

    [Test]
    public async Task A_path_of_the_application_is_no_template_and_stays_out()
    {
        var client = new TestClient();
        client.Server.Answers(204);

        using (Listen())
        {
            await client.Http.SendAsync(HttpMethod.Get, "/customers/jane%40example.com?name=Jane", null, null, default);
        }

        Assert.That(Tags(_activities.Single().TagObjects), Does.Not.Contain("jane").IgnoreCase.And.Not.Contain("url.template"));
    }

    [Test]
    public async Task The_applications_own_activity_gets_no_events_of_ours()
    {
        var client = new TestClient();
        client.Server.Answers(503).Answers(200, Widget.Json);
        using var own = new Activity("request").Start();

        await client.SendAsync(Operations.Get);

        Assert.That((own.Events.Count(), Activity.Current), Is.EqualTo((0, own)));
    }

    [Test]
    public async Task Nobody_listening_starts_nothing()
    {
        Activity? seen = null;
        var client = new TestClient();
        client.Server.Then((request, token) =>
        {
            seen = Activity.Current;
            return client.Server.Answer(200, Widget.Json)(request, token);
        });

        await client.SendAsync(Operations.Get);

        Assert.That(seen?.Source.Name, Is.Not.EqualTo("Billing"));
    }

    [Test]
    public async Task The_meter_counts_calls_retries_and_time()
    {
        var client = new TestClient();
        client.Server.Answers(503, "", ("Retry-After", "3")).Answers(200, Widget.Json).Answers(404);

        using (Measure())
        {
            await client.SendAsync(Operations.Get);
            Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get));
        }

        const string Tags = "billing.vendor=Acme billing.operation=Widgets_Get";
        Assert.That(_measured, Is.EqualTo(new[]
        {
            ("billing.client.retries", 1.0, Tags),
            ("billing.client.retry_wait", 3.0, Tags),
            ("billing.client.calls", 1.0, Tags + " http.response.status_code=200"),
            ("billing.client.attempts", 2.0, Tags + " http.response.status_code=200"),
            ("billing.client.duration", 3.0, Tags + " http.response.status_code=200"),
            ("billing.client.calls", 1.0, Tags + " http.response.status_code=404"),
            ("billing.client.attempts", 1.0, Tags + " http.response.status_code=404"),
            ("billing.client.duration", 0.0, Tags + " http.response.status_code=404"),
        }));
    }

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")));

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Billing",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private MeterListener Measure()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Billing")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Add((instrument.Name, value, Tags(tags.ToArray()))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Add((instrument.Name, value, Tags(tags.ToArray()))));
        listener.Start();
        return listener;
    }

    /// <summary>The runtime counts exceptions too: a listener to all that throws would not come to an end.</summary>
    private static void EnableOurs(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "Billing")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
