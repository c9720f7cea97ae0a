using System;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Billing.Runtime;

/// <summary>One activity per call and a few instruments, under the name <c>Billing</c>. Nobody listening costs nothing.</summary>
internal static class BillingTelemetry
{
    private const string Name = "Billing";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("billing.client.calls", "{call}", "Calls that ended.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("billing.client.attempts", "{attempt}", "Attempts that were made, repeats included.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("billing.client.retries", "{retry}", "Attempts after the first.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("billing.client.duration", "s", "How long calls took, waits included.");
    private static readonly Histogram<double> RetryWait = Meter.CreateHistogram<double>("billing.client.retry_wait", "s", "How long calls waited before an attempt.");
    private static readonly Histogram<double> RetryAfterWait = Meter.CreateHistogram<double>("billing.client.retry_after_wait", "s", "How much of that the server asked for with Retry-After.");

    private static bool IsWatched => Source.HasListeners() || Calls.Enabled || Attempts.Enabled || Duration.Enabled;

    public static Span Start(ApiCall call)
    {
        try
        {
            if (!IsWatched)
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

    /// <summary>An event of the call's activity; its time is when the attempt ended.</summary>
    public static void Attempted(ApiCall call, AttemptResult result)
    {
        if (call.Activity is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        try
        {
            var tags = new ActivityTagsCollection();
            if (call.Attempts > 1)
            {
                tags["http.request.resend_count"] = call.Attempts - 1;
            }

            if (result.Status is { } status)
            {
                tags["http.response.status_code"] = status;
            }

            if (!result.IsSuccess)
            {
                tags["error.type"] = result.Outcome == AttemptOutcome.Answered ? Text(result.Status!.Value) : result.Error!.GetType().FullName;
            }

            tags["billing.attempt.duration"] = call.AttemptElapsed.TotalSeconds;
            activity.AddEvent(new ActivityEvent("attempt", tags: tags));
        }
        catch (Exception)
        {
            // A listener that fails must not take the place of the call's outcome.
        }
    }

    public static void Retried(AttemptResult result)
    {
        var call = result.Call;
        var isMeasured = Retries.Enabled || RetryWait.Enabled || RetryAfterWait.Enabled;
        if (!isMeasured && call.Activity is null)
        {
            return;
        }

        try
        {
            var seconds = result.Decision!.Delay.TotalSeconds;
            var tags = Tags(call);
            Retries.Add(1, tags);
            RetryWait.Record(seconds, tags);
            if (result.RetryAfter is { } asked)
            {
                RetryAfterWait.Record(asked.TotalSeconds, tags);
            }

            call.Activity?.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection { { "billing.retry.delay", seconds } }));
        }
        catch (Exception)
        {
            // A listener that fails must not take the place of the call's outcome.
        }
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

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
            if (_call is not { } call)
            {
                return;
            }

            // By convention the status where one tells the failure, and else the type of the exception.
            call.ErrorType = error is ApiException { StatusCode: var status } ? Text(status) : error.GetType().FullName;
            try
            {
                call.Activity?.SetTag("error.type", call.ErrorType);
                call.Activity?.SetStatus(ActivityStatusCode.Error);
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
                if (_call is { } call)
                {
                    End(call);
                }
            }
            catch (Exception)
            {
                // A listener that fails must not take the place of the call's outcome.
            }
        }

        private static void End(ApiCall call)
        {
            var activity = call.Activity;
            var tags = Tags(call);
            if (call.LastStatus is { } status)
            {
                tags.Add("http.response.status_code", status);
                activity?.SetTag("http.response.status_code", status);
            }

            if (call.ErrorType is { } error)
            {
                tags.Add("error.type", error);
            }

            if (call.Url is { } url)
            {
                tags.Add("server.address", url.Host);
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
    }
}
