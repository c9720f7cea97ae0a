using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Says what the exception of an attempt means.</summary>
internal static class AttemptFailure
{
    /// <summary>Classifies a failed attempt.</summary>
    /// <exception cref="CallCanceledException">The caller cancelled: there is no outcome to decide about.</exception>
    public static AttemptResult Classify(ApiCall call, AttemptLimit limit, WriteOnceContent? content, HttpResponseMessage? response, ResponseBody body, Exception error)
    {
        // An answer proves that the request left, also through a handler that never read our content.
        var sent = response is not null || content is null || content.WasStarted;
        var outcome = response is null ? AttemptOutcome.Broken : AttemptOutcome.BodyBroken;
        var cause = limit.Cause;
        switch (error)
        {
            case HookFailedException or RedirectFollowedException:
                outcome = AttemptOutcome.ClientFailed;
                cause = LimitCause.None;
                break;
            case var _ when cause is LimitCause.Attempt or LimitCause.Call:
                outcome = AttemptOutcome.TimedOut;
                break;
            case OperationCanceledException when cause == LimitCause.None:
                // Neither our limit nor the caller: it is the HttpClient's own timeout.
                outcome = AttemptOutcome.TimedOut;
                cause = LimitCause.HttpClient;
                break;
            case HttpRequestException or IOException or SocketException or InvalidDataException or SecondSendException:
                break;
            default:
                outcome = cause == LimitCause.Caller ? outcome : AttemptOutcome.ClientFailed;
                break;
        }

        var result = new AttemptResult(call, outcome, sent, response, body, error, cause);
        if (cause == LimitCause.Caller)
        {
            call.Record(result, bodyInUse: true);
            result.Dispose();
            throw new CallCanceledException(call.Outcome(), error, call.CallerToken);
        }

        return result;
    }
}
