using System;

namespace Billing.Runtime;

/// <summary>Makes the exception of a call that failed.</summary>
internal static class CallFailure
{
    public static BillingException Create(ApiCall call, AttemptResult result)
    {
        var outcome = call.Outcome(call.Decide(result).Stop);
        return result.Outcome switch
        {
            AttemptOutcome.Answered => Refused(call, result, outcome),
            AttemptOutcome.TimedOut => TimedOut(call, result, outcome),
            AttemptOutcome.BodyBroken when result.Response!.IsSuccessStatusCode =>
                Unreadable(call, result, string.Empty, "a whole body", result.Error is ResponseTooLargeException ? "one above the size limit" : "a broken one", result.Error),
            AttemptOutcome.BodyBroken => Refused(call, result, outcome),
            AttemptOutcome.Broken => new ConnectionException(
                result.WasSent ? $"{call.Operation.Id}: the connection broke before an answer arrived, after {outcome.AttemptsText}." : $"{call.Operation.Id}: no connection to the server, after {outcome.AttemptsText}.",
                outcome,
                result.Error),
            _ => new UnexpectedClientException($"{call.Operation.Id} failed on this side: {Explain(result.Error!)}", outcome, result.Error is HookFailedException hook ? hook.InnerException : result.Error),
        };
    }

    public static ResponseValidationException Unreadable(ApiCall call, AttemptResult result, string path, string expected, string found, Exception? error)
    {
        var where = path.Length == 0 ? "the body" : JsonPath.WithoutKeys(path);
        var outcome = call.Outcome(call.Decide(result).Stop ?? StopReason.NotRetryable);
        return new ResponseValidationException(
            FormattableString.Invariant($"{call.Operation.Id} succeeded with status {result.Status}, but {where} cannot be read: expected {expected}, found {found}."),
            path,
            expected,
            found,
            Context(result, outcome),
            outcome,
            error);
    }

    /// <summary>A success so long that the call's limit passed while it was read.</summary>
    public static RequestTimeoutException ReadTooSlowly(ApiCall call, Exception error) =>
        TimedOut(call, call.Outcome(StopReason.TimeSpent), TimeoutLimit.Call, call.CallLimit, "the limit of the call", error);

    private static ApiException Refused(ApiCall call, AttemptResult result, CallOutcome outcome)
    {
        var context = Context(result, outcome);
        return call.Operation.CreateError(context) ?? call.Http.Profile.CreateError(context);
    }

    private static RequestTimeoutException TimedOut(ApiCall call, AttemptResult result, CallOutcome outcome)
    {
        var (limit, duration, text) = result.Limit switch
        {
            LimitCause.Attempt => (TimeoutLimit.Attempt, call.AttemptLimit, "the limit of one attempt"),
            LimitCause.Call => (TimeoutLimit.Call, call.CallLimit, "the limit of the call"),
            _ => (TimeoutLimit.HttpClient, call.ClientTimeout, "the timeout of the application's HttpClient"),
        };
        return TimedOut(call, outcome, limit, duration, text, result.Error);
    }

    private static RequestTimeoutException TimedOut(ApiCall call, CallOutcome outcome, TimeoutLimit limit, TimeSpan duration, string text, Exception? error)
    {
        var status = call.LastStatus is { } last ? FormattableString.Invariant($"the last status was {last}") : "no status arrived";
        return new RequestTimeoutException(
            FormattableString.Invariant($"{call.Operation.Id}: {text} ({duration.TotalSeconds:0.###} s) passed, after {outcome.AttemptsText}; {status}."),
            limit,
            duration,
            call.LastStatus,
            outcome,
            error);
    }

    private static ErrorContext Context(AttemptResult result, CallOutcome outcome)
    {
        var headers = ResponseHeaders.From(result.Response!);
        return new ErrorContext(
            result.Status!.Value,
            result.Body.Text(BillingDefaults.MaxErrorBodyBytes),
            headers,
            result.Response!.Content?.Headers.ContentType?.MediaType,
            headers["x-request-id"],
            result.RetryAfter,
            outcome);
    }

    private static string Explain(Exception error) => error switch
    {
        HookFailedException or RedirectFollowedException => error.Message,
        ObjectDisposedException => "the HttpClient was disposed.",
        _ => $"{error.GetType().Name}.",
    };
}
