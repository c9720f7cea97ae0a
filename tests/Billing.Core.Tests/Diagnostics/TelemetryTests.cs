using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

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
        Assert.That(events.Where((_, index) => index != 3).Select(e => e.Name + " " + Tags(e.Tags)), Is.EqualTo(new[]
        {
            "attempt http.response.status_code=503 error.type=503 billing.attempt.duration=0",
            "retry billing.retry.delay=3",
            "attempt http.request.resend_count=1 error.type=System.Net.Http.HttpRequestException billing.attempt.duration=0",
            "attempt http.request.resend_count=2 http.response.status_code=200 billing.attempt.duration=0",
        }));
        Assert.That(events[3].Name, Is.EqualTo("retry"));
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
        Assert.That((activity.Status, activity.StatusDescription, activity.GetTagItem("error.type"), activity.GetTagItem("http.response.status_code")), Is.EqualTo((ActivityStatusCode.Error, (string?)null, "404", 404)));
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
        const string Server = " server.address=api.acme.example";
        Assert.That(_measured, Is.EqualTo(new[]
        {
            ("billing.client.retries", 1.0, Tags),
            ("billing.client.retry_wait", 3.0, Tags),
            ("billing.client.retry_after_wait", 3.0, Tags),
            ("billing.client.calls", 1.0, Tags + " http.response.status_code=200" + Server),
            ("billing.client.attempts", 2.0, Tags + " http.response.status_code=200" + Server),
            ("billing.client.duration", 3.0, Tags + " http.response.status_code=200" + Server),
            ("billing.client.calls", 1.0, Tags + " http.response.status_code=404 error.type=404" + Server),
            ("billing.client.attempts", 1.0, Tags + " http.response.status_code=404 error.type=404" + Server),
            ("billing.client.duration", 0.0, Tags + " http.response.status_code=404 error.type=404" + Server),
        }));
    }

    [Test]
    public async Task A_wait_of_our_own_is_not_counted_as_the_servers()
    {
        var client = new TestClient();
        client.Server.Answers(503).Answers(200, Widget.Json);

        using (Measure())
        {
            await client.SendAsync(Operations.Get);
        }

        Assert.That(_measured.Select(measured => measured.Instrument), Has.Member("billing.client.retry_wait").And.No.Member("billing.client.retry_after_wait"));
    }

    [Test]
    public void Nobody_listening_allocates_nothing()
    {
        var client = new TestClient();
        client.Server.Answers(503);
        using var call = new ApiCall(client.Http, TestClient.Request(Operations.Get), null, default);
        var result = new AttemptResult(call, AttemptOutcome.Broken, true, null, new ResponseBody(), new HttpRequestException());
        Observe(call, result);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Observe(call, result);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    /// <summary>All that a call with a retry asks of telemetry.</summary>
    private static void Observe(ApiCall call, AttemptResult result)
    {
        using var span = BillingTelemetry.Start(call);
        BillingTelemetry.Attempted(call, result);
        BillingTelemetry.Retried(result);
        span.Fail(result.Error!);
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
