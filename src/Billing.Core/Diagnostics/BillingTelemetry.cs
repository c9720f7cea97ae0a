using System;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Billing.Runtime;

/// <summary>One activity per call and a few instruments, under the name <c>Billing</c>. Nobody listening costs nothing.</summary>
internal static class BillingTelemetry
{
    private const string Name = "Billing";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("billing.client.calls", "{call}", "Calls that ended.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("billing.client.attempts", "{attempt}", "Requests that were sent, repeats included.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("billing.client.retries", "{retry}", "Attempts after the first.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("billing.client.duration", "s", "How long calls took, waits included.");
    private static readonly Histogram<double> RetryWait = Meter.CreateHistogram<double>("billing.client.retry_wait", "s", "How long calls waited before an attempt.");

    public static Span Start(ApiCall call)
    {
        try
        {
            if (!Source.HasListeners() && !Calls.Enabled && !Attempts.Enabled && !Duration.Enabled)
            {
                return default;
            }

            var activity = Source.StartActivity(call.Http.Profile.Name + "." + call.Operation.Id, ActivityKind.Client);
            activity?.SetTag("billing.vendor", call.Http.Profile.Name);
            activity?.SetTag("billing.operation", call.Operation.Id);
            activity?.SetTag("http.request.method", call.Operation.Method.Method);
            if (!call.Operation.IsRaw)
            {
                activity?.SetTag("url.template", call.Operation.Path);
            }

            call.Activity = activity;
            return new Span(call);
        }
        catch (Exception)
        {
            // A listener that fails must not take the place of the call's outcome.
            return default;
        }
    }

    public static void Retried(AttemptResult result)
    {
        try
        {
            var call = result.Call;
            var tags = Tags(call);
            Retries.Add(1, tags);
            RetryWait.Record(result.Decision!.Delay.TotalSeconds, tags);
            call.Activity?.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection
            {
                { "http.request.resend_count", call.Attempts },
                { "http.response.status_code", result.Status },
                { "billing.retry.delay", result.Decision.Delay.TotalSeconds },
            }));
        }
        catch (Exception)
        {
            // A listener that fails must not take the place of the call's outcome.
        }
    }

    private static TagList Tags(ApiCall call) => new()
    {
        { "billing.vendor", call.Http.Profile.Name },
        { "billing.operation", call.Operation.Id },
    };

    /// <summary>The telemetry of one call.</summary>
    internal readonly struct Span : IDisposable
    {
        private readonly ApiCall? _call;

        public Span(ApiCall call) => _call = call;

        public void Fail(Exception error)
        {
            try
            {
                _call?.Activity?.SetTag("error.type", error.GetType().Name);
                _call?.Activity?.SetStatus(ActivityStatusCode.Error);
            }
            catch (Exception)
            {
                // A listener that fails must not take the place of the call's outcome.
            }
        }

        public void Dispose()
        {
            try
            {
                if (_call is not { } call)
                {
                    return;
                }

                var activity = call.Activity;
                var tags = Tags(call);
                if (call.LastStatus is { } status)
                {
                    tags.Add("http.response.status_code", status);
                    activity?.SetTag("http.response.status_code", status);
                }

                if (call.Url is { } url)
                {
                    activity?.SetTag("server.address", url.Host);
                    activity?.SetTag("server.port", url.Port);
                }

                if (call.Attempts > 1)
                {
                    activity?.SetTag("http.request.resend_count", call.Attempts - 1);
                }

                Calls.Add(1, tags);
                Attempts.Add(call.Attempts, tags);
                Duration.Record(call.Elapsed.TotalSeconds, tags);
                activity?.Dispose();
            }
            catch (Exception)
            {
                // A listener that fails must not take the place of the call's outcome.
            }
        }
    }
}
