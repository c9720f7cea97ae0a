using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Says what the exception of an attempt means.</summary>
internal static class AttemptFailure
{
    public static AttemptResult Classify(ApiCall call, LimitCause cause, Exchange exchange, Exception error)
    {
        var outcome = exchange.Response is null ? AttemptOutcome.Broken : AttemptOutcome.BodyBroken;
        switch (error)
        {
            case HookFailedException or RedirectFollowedException:
                outcome = AttemptOutcome.ClientFailed;
                cause = LimitCause.None;
                break;
            case var _ when cause is LimitCause.Attempt or LimitCause.Call:
                outcome = AttemptOutcome.TimedOut;
                break;
            case OperationCanceledException when cause == LimitCause.None && call.Http.ClientTimeout != Timeout.InfiniteTimeSpan:
                // Neither our limit nor the caller: it is the HttpClient's own timeout.
                outcome = AttemptOutcome.TimedOut;
                cause = LimitCause.HttpClient;
                break;
            case HttpRequestException or IOException or SocketException or InvalidDataException or SecondSendException or OperationCanceledException:
                break;
            default:
                outcome = cause == LimitCause.Caller ? outcome : AttemptOutcome.ClientFailed;
                break;
        }

        return new AttemptResult(call, outcome, exchange.WasSent, exchange.Response, exchange.Body, error, cause);
    }
}
