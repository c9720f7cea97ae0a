using System;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>What one attempt brought.</summary>
internal sealed class AttemptResult : IDisposable
{
    public AttemptResult(ApiCall call, AttemptOutcome outcome, bool wasSent, HttpResponseMessage? response, ResponseBody body, Exception? error, LimitCause limit = LimitCause.None)
    {
        Call = call;
        Outcome = outcome;
        WasSent = wasSent;
        Response = response;
        Body = body;
        Error = error;
        Limit = limit;
        RetryAfter = response is null || (int)response.StatusCode < 400 ? null : call.Http.ReadRetryAfter(response);
        Effect = Judge();
    }

    public ApiCall Call { get; }

    public AttemptOutcome Outcome { get; }

    /// <summary>Whether a byte of the request may have reached the server.</summary>
    public bool WasSent { get; }

    /// <summary>The answer; its body is in <see cref="Body"/>, the message itself is disposed already.</summary>
    public HttpResponseMessage? Response { get; }

    public ResponseBody Body { get; }

    public Exception? Error { get; }

    public LimitCause Limit { get; }

    public TimeSpan? RetryAfter { get; }

    public int? Status => Response is null ? null : (int)Response.StatusCode;

    public bool IsSuccess => Outcome == AttemptOutcome.Answered && Response!.IsSuccessStatusCode;

    /// <summary>What this attempt did on the server, alone.</summary>
    public Effect Effect { get; }

    /// <summary>The decision about a further attempt, made once.</summary>
    public RetryDecision? Decision { get; set; }

    public void Dispose() => Body.Dispose();

    private Effect Judge()
    {
        // After a redirect the status is that of somebody else.
        var status = Error is RedirectFollowedException ? null : Status;
        if (!WasSent || Call.Operation.IsRead)
        {
            return status is >= 200 and < 300 ? Effect.Applied : Effect.None;
        }

        return status switch
        {
            null => Effect.Unknown,
            >= 200 and < 300 => Effect.Applied,

            // Some limiters stand behind the work, so only a limiter's own header proves that nothing was done.
            429 => Call.Http.Profile.RateLimitNeedsRetryAfter && RetryAfter is null ? Effect.Unknown : Effect.None,

            // A server that gave up waiting may still have worked.
            408 => Effect.Unknown,
            >= 400 and < 500 => Effect.None,
            _ => Effect.Unknown,
        };
    }
}
