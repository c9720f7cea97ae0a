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
        if (cause is LimitCause.None or LimitCause.Attempt && exchange.HeldBack is { } refusal && refusal.RequestMessage?.RequestUri == call.Url)
        {
            // The policy decides on what the server said, not on what a retry handler made of it.
            return new AttemptResult(call, AttemptOutcome.Answered, true, refusal, new ResponseBody(), error);
        }

        var response = exchange.Response;
        var outcome = response is null ? AttemptOutcome.Broken : AttemptOutcome.BodyBroken;
        if (exchange.WasReaddressed && IsSecondSend(error))
        {
            // The write that was refused was the redirect's. A repeat would be redirected, too.
            error = new RedirectFollowedException();
        }

        switch (error)
        {
            case HookFailedException or RedirectFollowedException:
                outcome = AttemptOutcome.ClientFailed;
                cause = LimitCause.None;
                break;
            case var _ when cause is LimitCause.Attempt or LimitCause.Call:
                outcome = AttemptOutcome.TimedOut;
                break;
            case OperationCanceledException canceled when cause == LimitCause.None && IsTimeoutOfClient(call, canceled):
                // Neither our limit nor the caller, nor a handler that gave up.
                outcome = AttemptOutcome.TimedOut;
                cause = LimitCause.HttpClient;
                break;
            case HttpRequestException or IOException or SocketException or InvalidDataException or SecondSendException or OperationCanceledException:
                break;
            case InvalidOperationException and not ObjectDisposedException when response is not null:
                // So an application's handler says that a body is no Brotli.
                break;
            default:
                outcome = cause == LimitCause.Caller ? outcome : AttemptOutcome.ClientFailed;
                break;
        }

        return new AttemptResult(call, outcome, response is not null || exchange.WasSent, response, exchange.Body, error, cause);
    }

    /// <summary>Transports and handlers wrap what the content throws.</summary>
    private static bool IsSecondSend(Exception? error)
    {
        while (error is not (null or SecondSendException))
        {
            error = error.InnerException;
        }

        return error is not null;
    }

    private static bool IsTimeoutOfClient(ApiCall call, OperationCanceledException error)
    {
        var timeout = call.ClientTimeout;
#if NET8_0_OR_GREATER
        return timeout != Timeout.InfiniteTimeSpan && error.InnerException is TimeoutException;
#else
        // Older frameworks do not say it in the exception: the time of this attempt has to.
        _ = error;
        return timeout != Timeout.InfiniteTimeSpan && call.AttemptElapsed >= timeout;
#endif
    }
}
