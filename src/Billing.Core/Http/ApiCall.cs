using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>One logical call with all its attempts: a snapshot of what was asked, and what happened so far.</summary>
internal sealed class ApiCall : IDisposable
{
    /// <summary>What is shorter keeps no secret, and would make holes in every text.</summary>
    private const int ShortestCredential = 6;

    private readonly StatusSet? _statuses;
    private readonly long _started;
    private long _attemptStarted;
    private bool _bodyInUse;

    public ApiCall(BillingHttp http, ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        Http = http;
        Request = request;
        Retry = options?.Retry is { } own ? Copy(own) : http.Retry;
        _statuses = Retry.StatusCodes is { } codes ? StatusSet.Parse(codes, nameof(RetryOptions.StatusCodes)) : null;
        AttemptLimit = options?.AttemptTimeout is { } attempt ? Ensure.Limit(attempt, nameof(options.AttemptTimeout)) : http.AttemptTimeout;
        CallLimit = options?.Timeout is { } whole ? Ensure.Limit(whole, nameof(options.Timeout)) : http.Timeout;
        Headers = Copy(options?.Headers);
        OnResponse = options?.OnResponse;
        CallerToken = cancellationToken;
        Key = IdempotencyKey.Resolve(request, options, http.IdempotencyKeyPrefix);
        _started = http.Time.GetTimestamp();
    }

    public BillingHttp Http { get; }

    public ApiRequest Request { get; }

    public Operation Operation => Request.Operation;

    public RetryOptions Retry { get; }

    public int MaxRetries => Retry.MaxRetries ?? Http.Profile.MaxRetries;

    public TimeSpan AttemptLimit { get; }

    public TimeSpan CallLimit { get; }

    public Dictionary<string, string>? Headers { get; }

    public Action<ApiResponse>? OnResponse { get; }

    public CancellationToken CallerToken { get; }

    /// <summary>The one key of this call; null when the operation takes none.</summary>
    public string? Key { get; }

    /// <summary>The vendor's key, asked for once.</summary>
    public string Credential { get; set; } = string.Empty;

    /// <summary>The key as its header carries it.</summary>
    public string KeyHeaderValue { get; set; } = string.Empty;

    public int? ServerIndex { get; set; }

    /// <summary>The server's URL where one was given; it wins over the index.</summary>
    public string? ServerUrl { get; set; }

    public Uri Url { get; set; } = null!;

    /// <summary>What is left for retries against the server of this call.</summary>
    public RetryBudget Budget { get; set; } = null!;

    /// <summary>The activity of this call; null when nobody listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>What telemetry calls the failure; null when there is none, or nobody listens.</summary>
    public string? ErrorType { get; set; }

    /// <summary>The serialised body, written once for all attempts; null when there is none.</summary>
    public PooledUtf8? Body { get; set; }

    public int Attempts { get; private set; }

    /// <summary>What the attempts so far did, together.</summary>
    public Effect Effect { get; private set; }

    /// <summary>Whether an attempt before the last may have been applied.</summary>
    public bool EarlierMayHaveActed { get; private set; }

    public int? LastStatus { get; private set; }

    /// <summary>Whether anybody asks for <see cref="Response"/>.</summary>
    public bool WantsResponse { get; init; }

    public ApiResponse? Response { get; set; }

    /// <summary>The timeout of the HttpClient of this attempt, which may be the application's.</summary>
    public TimeSpan ClientTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>The outcome that the retry pipeline starts with.</summary>
    public AttemptResult? Pending { get; set; }

    public TimeSpan Elapsed => Http.Time.GetElapsedTime(_started);

    public TimeSpan AttemptElapsed => Http.Time.GetElapsedTime(_attemptStarted);

    /// <summary>How long a wait may last at the most.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var elapsed = Elapsed;
            var left = Retry.MaxElapsedTime - elapsed;
            return CallLimit == Timeout.InfiniteTimeSpan || CallLimit - elapsed > left ? left : CallLimit - elapsed;
        }
    }

    public bool RetriesStatus(int status) => _statuses?.Contains(status) ?? Operation.Retries(status);

    public RetryDecision Decide(AttemptResult result) => result.Decision ??= result.IsSuccess ? RetryDecision.Done : RetryDecision.Of(this, result);

    public ValueTask<AttemptResult> NextAsync()
    {
        if (Pending is { } first)
        {
            Pending = null;
            return new ValueTask<AttemptResult>(first);
        }

        return Http.AttemptAsync(this);
    }

    public AttemptLimit BeginAttempt()
    {
        Attempts++;
        _attemptStarted = Http.Time.GetTimestamp();
        EarlierMayHaveActed |= Effect != Effect.None;
        return Limit(AttemptLimit, _attemptStarted, isShown: Http.HasHooks);
    }

    /// <summary>A limit of one step, cut to what the whole call has left.</summary>
    /// <param name="step">How long the step may take.</param>
    /// <param name="atLeast">How long it may take even when the call's time is up.</param>
    public AttemptLimit Limit(TimeSpan step, TimeSpan atLeast = default) => Limit(step, Http.Time.GetTimestamp(), isShown: true, atLeast);

    /// <summary>Ends what works for this call when nobody waits for it any more.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="TimeoutException">The call's limit passed.</exception>
    public void CheckTime()
    {
        CallerToken.ThrowIfCancellationRequested();
        if (CallLimit != Timeout.InfiniteTimeSpan && Elapsed > CallLimit)
        {
            throw new TimeoutException();
        }
    }

    public void Record(AttemptResult result, bool bodyInUse)
    {
        _bodyInUse |= bodyInUse;
        LastStatus = result.Status ?? LastStatus;
        if (result.Effect > Effect)
        {
            Effect = result.Effect;
        }
    }

    public CallOutcome Outcome(StopReason? stop = null) => new(Operation.Id, Effect, Key, Attempts, stop, this);

    /// <summary>A text without the vendor's key, whatever form that has: what is known as a key by its looks was hidden before.</summary>
    public string Hide(string text) => Credential.Length < ShortestCredential ? text : text.Replace(Credential, Masking.Hidden);

    public void Dispose()
    {
        // A transport that was interrupted may still read the buffer: then it is left to the collector, never reused.
        if (!_bodyInUse)
        {
            Body?.Dispose();
        }
    }

    private AttemptLimit Limit(TimeSpan step, long now, bool isShown, TimeSpan atLeast = default)
    {
        var cause = LimitCause.Attempt;
        var duration = step;
        if (CallLimit != Timeout.InfiniteTimeSpan)
        {
            var left = CallLimit - Http.Time.GetElapsedTime(_started, now);
            if (step == Timeout.InfiniteTimeSpan || left <= step)
            {
                cause = LimitCause.Call;
                duration = left > atLeast ? left : atLeast;
            }
        }

        return Billing.Runtime.AttemptLimit.Begin(Http.Time, duration, cause, CallerToken, isShown);
    }

    private static RetryOptions Copy(RetryOptions own)
    {
        var copy = own with { };
        copy.Validate(nameof(RequestOptions.Retry));
        return copy;
    }

    private static Dictionary<string, string>? Copy(Dictionary<string, string>? headers)
    {
        if (headers is null || headers.Count == 0)
        {
            return null;
        }

        var copy = new Dictionary<string, string>(headers.Count, StringComparer.OrdinalIgnoreCase);
        using var probe = new HttpRequestMessage();
        foreach (var pair in headers)
        {
            var name = nameof(RequestOptions.Headers) + "[\"" + pair.Key + "\"]";
            if (pair.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException("describes the body, which the SDK writes.", name);
            }

            Ensure.HeaderValue(Ensure.NotNull(pair.Value, name), name);
            if (!probe.Headers.TryAddWithoutValidation(pair.Key, pair.Value))
            {
                throw new ArgumentException("is not the name of a request header.", name);
            }

            copy[pair.Key] = pair.Value;
        }

        return copy;
    }
}
