using System;
using System.ComponentModel;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>The one path of every operation of every vendor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BillingHttp
{
    private readonly KeyProvider _keys;
    private readonly string? _keyHeaderValue;
    private readonly int? _serverIndex;
    private readonly string? _serverUrl;
    private readonly bool _allowInsecureHttp;
    private readonly int _maxResponseBytes;
    private readonly HookChain _hooks;
    private readonly HttpClient? _client;
    private readonly Func<HttpClient>? _clients;
    private readonly string _userAgent;
    private readonly DebugLog? _log;
    private readonly RetryPipelineSource _pipelines;
    private readonly RetryBudgets _budgets;

    /// <summary>Makes the call path of a client.</summary>
    /// <param name="profile">The vendor.</param>
    /// <param name="options">The client's options; a snapshot is taken.</param>
    /// <param name="keys">Where the key comes from.</param>
    /// <param name="idempotencyKeyPrefix">What generated idempotency keys begin with.</param>
    /// <exception cref="ArgumentException">An option breaks a rule; the message names it.</exception>
    public BillingHttp(VendorProfile profile, BillingClientOptions options, KeyProvider keys, string? idempotencyKeyPrefix = null)
    {
        Profile = Ensure.NotNull(profile, nameof(profile));
        Ensure.NotNull(options, nameof(options));
        _keys = Ensure.NotNull(keys, nameof(keys));
        _keyHeaderValue = keys.Key is { } key ? profile.KeyScheme + key : null;
        Time = options.TimeProvider ?? TimeProvider.System;
        Retry = options.Retry is { } retry ? retry with { } : new RetryOptions();
        Retry.Validate(nameof(options.Retry));
        AttemptTimeout = Ensure.Limit(options.AttemptTimeout, nameof(options.AttemptTimeout));
        Timeout = Ensure.Limit(options.Timeout, nameof(options.Timeout));
        _allowInsecureHttp = options.AllowInsecureHttp;
        _serverUrl = options.ServerUrl is { } url ? ServerUrl.Check(url, _allowInsecureHttp, nameof(options.ServerUrl)) : null;
        ServerSelector.Check(profile.Servers, options.ServerIndex, _serverUrl is null ? keys.Key : null, nameof(options.ServerIndex));
        _serverIndex = options.ServerIndex;
        _maxResponseBytes = options.MaxResponseBytes > 0 ? options.MaxResponseBytes : throw new ArgumentOutOfRangeException(nameof(options.MaxResponseBytes), options.MaxResponseBytes, "must be positive.");
        _hooks = new HookChain(profile.Name, options.Hooks);
        _clients = options.HttpClient is null ? options.HttpClientSource : null;
        _client = _clients is null ? options.HttpClient ?? SharedHttpClient.Instance : null;
        _userAgent = UserAgent.For(profile.Name, options.ApplicationName);
        _log = DebugLog.Create(profile, options.DebugLogger);
        IdempotencyKeyPrefix = idempotencyKeyPrefix;
        _budgets = RetryBudgets.Of((object?)_clients ?? _client!, Time);
        _pipelines = new RetryPipelineSource(Time);
    }

    internal VendorProfile Profile { get; }

    internal TimeProvider Time { get; }

    internal RetryOptions Retry { get; }

    internal TimeSpan AttemptTimeout { get; }

    internal TimeSpan Timeout { get; }

    internal string? IdempotencyKeyPrefix { get; }

    internal bool HasHooks => !_hooks.IsEmpty;

    /// <summary>Sends a request and reads the answer.</summary>
    /// <typeparam name="T">The model of the answer.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="read">The model's reader.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public Task<T> SendAsync<T>(ApiRequest request, Func<JsonReader, T?> read, RequestOptions? options, CancellationToken cancellationToken)
        where T : class => RunAsync(Prepare(request, options, cancellationToken), Ensure.NotNull(read, nameof(read)));

    /// <summary>Sends a request whose answer has no body.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends with the call.</returns>
    public Task SendAsync(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken) =>
        RunAsync<object>(Prepare(request, options, cancellationToken), null);

    /// <summary>Sends a request; a known failure is a value.</summary>
    /// <typeparam name="T">The model of the answer.</typeparam>
    /// <param name="request">What to send.</param>
    /// <param name="read">The model's reader.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer, or the failure.</returns>
    public async Task<ApiResult<T>> TrySendAsync<T>(ApiRequest request, Func<JsonReader, T?> read, RequestOptions? options, CancellationToken cancellationToken)
        where T : class
    {
        ApiCall? call = null;
        try
        {
            call = Prepare(request, options, cancellationToken, wantsResponse: true);
            return new ApiResult<T>(await RunAsync(call, read).ConfigureAwait(false), call.Response);
        }
        catch (BillingException error)
        {
            return new ApiResult<T>(error, call?.Response);
        }
    }

    /// <summary>Sends a request whose answer has no body; a known failure is a value.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Done, or the failure.</returns>
    public async Task<ApiResult> TrySendAsync(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        ApiCall? call = null;
        try
        {
            call = Prepare(request, options, cancellationToken, wantsResponse: true);
            await RunAsync<object>(call, null).ConfigureAwait(false);
            return new ApiResult(null, call.Response);
        }
        catch (BillingException error)
        {
            return new ApiResult(error, call?.Response);
        }
    }

    /// <summary>Calls an endpoint that the SDK does not know, under the same policy.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path below the server's URL, with its query, escaped.</param>
    /// <param name="body">A model or free-form JSON; null for none.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer as free-form JSON; null when its body is empty.</returns>
    public async Task<object?> SendAsync(HttpMethod method, string path, object? body, RequestOptions? options, CancellationToken cancellationToken)
    {
        var operation = RawOperation.For(Profile, Ensure.NotNull(method, nameof(method)), Ensure.NotNull(path, nameof(path)));
        if (body is not null && operation.IsRead)
        {
            throw new ArgumentException($"must be null: a {operation.Method.Method} has no body.", nameof(body));
        }

        var request = new ApiRequest(operation).FreeFormBody(body is null ? null : new FreeFormContent(body));
        return await RunAsync<object>(Prepare(request, options, cancellationToken), JsonIo.Any, mayBeEmpty: true).ConfigureAwait(false);
    }

    internal TimeSpan? ReadRetryAfter(HttpResponseMessage response) => RetryAfter.Read(response, Profile, Time.GetUtcNow());

    internal void OnRetry(AttemptResult result)
    {
        BillingTelemetry.Retried(result);
        _log?.Retrying(result);
    }

    internal async ValueTask<AttemptResult> AttemptAsync(ApiCall call)
    {
        using var limit = call.BeginAttempt();
        var exchange = new Exchange(call, _userAgent, isGuarded: _clients is not null);
        AttemptResult result;
        try
        {
            await RunAsync(call, exchange, limit.Token).ConfigureAwait(false);
            result = new AttemptResult(call, AttemptOutcome.Answered, true, exchange.Response, exchange.Body, null);
        }
        catch (Exception error)
        {
            result = AttemptFailure.Classify(call, limit.Cause, exchange, error);
        }
        finally
        {
            exchange.End();
        }

        call.Record(result, exchange.UsesRequestBody);
        BillingTelemetry.Attempted(call, result);
        _log?.Ended(call, result);
        if (result.Error is { } failure)
        {
            await AfterFailureAsync(call, result, failure).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Our own connections obey their token; the application's handlers and hooks may not.</summary>
    private Task RunAsync(ApiCall call, Exchange exchange, CancellationToken cancellationToken)
    {
        var client = _client ?? _clients!();
        call.ClientTimeout = client.Timeout;
        var running = exchange.RunAsync(client, _hooks, _log, _maxResponseBytes, cancellationToken);
        var isOurs = _hooks.IsEmpty && ReferenceEquals(client, SharedHttpClient.Instance);
        return isOurs || running.IsCompleted ? running : PatientlyAsync(running, exchange, cancellationToken);
    }

    private static async Task PatientlyAsync(Task running, Exchange exchange, CancellationToken cancellationToken)
    {
        if (!await Patience.EndsAsync(running, cancellationToken).ConfigureAwait(false))
        {
            exchange.Abandon();
            cancellationToken.ThrowIfCancellationRequested();
        }

        await running.ConfigureAwait(false);
    }

    private async ValueTask AfterFailureAsync(ApiCall call, AttemptResult result, Exception failure)
    {
        try
        {
            if (result.Limit == LimitCause.Caller)
            {
                throw new CallCanceledException(call.Outcome(), failure, call.CallerToken);
            }

            await _hooks.FailedAsync(call, failure).ConfigureAwait(false);
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    private ApiCall Prepare(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken, bool wantsResponse = false)
    {
        Ensure.NotNull(request, nameof(request));
        var call = new ApiCall(this, request, options, cancellationToken) { WantsResponse = wantsResponse || options?.OnResponse is not null };
        request.Validate();
        call.ServerIndex = options?.ServerIndex ?? _serverIndex;
        call.ServerUrl = options?.ServerUrl is { } url ? ServerUrl.Check(url, _allowInsecureHttp, nameof(options.ServerUrl))
            : options?.ServerIndex is null ? _serverUrl : null;
        ServerSelector.Check(Profile.Servers, options?.ServerIndex, call.ServerUrl is null ? _keys.Key : null, nameof(RequestOptions.ServerIndex));
        if (request.Content is { } content)
        {
            // A body that has no place for the key ignores it.
            call.Body = JsonIo.WriteUtf8(content, call.Key);
        }

        return call;
    }

    private async Task<T> RunAsync<T>(ApiCall call, Func<JsonReader, T?>? read, bool mayBeEmpty = false)
        where T : class
    {
        using (call)
        {
            using var telemetry = BillingTelemetry.Start(call);
            try
            {
                await AddressAsync(call).ConfigureAwait(false);
                using var result = await SendAsync(call).ConfigureAwait(false);
                return CallEnd.Finish(call, result, read, mayBeEmpty);
            }
            catch (OperationCanceledException error) when (error is not CallCanceledException && call.CallerToken.IsCancellationRequested)
            {
                telemetry.Fail(error);
                throw new CallCanceledException(call.Outcome(), error, call.CallerToken);
            }
            catch (Exception error)
            {
                telemetry.Fail(error);
                throw;
            }
        }
    }

    private async ValueTask<AttemptResult> SendAsync(ApiCall call)
    {
        var result = await AttemptAsync(call).ConfigureAwait(false);
        return call.Decide(result).Retry ? await _pipelines.Get().ContinueAsync(result).ConfigureAwait(false) : result;
    }

    /// <summary>Finds the key and the server of a call, under its time limit.</summary>
    private ValueTask AddressAsync(ApiCall call)
    {
        call.CallerToken.ThrowIfCancellationRequested();
        if (_keys.Key is not { } key)
        {
            return AddressWithProvidedKeyAsync(call);
        }

        Address(call, key, _keyHeaderValue!);
        return default;
    }

    private async ValueTask AddressWithProvidedKeyAsync(ApiCall call)
    {
        var key = await AskForKeyAsync(call).ConfigureAwait(false);
        ServerSelector.Check(Profile.Servers, call.ServerIndex, call.ServerUrl is null ? key : null, nameof(RequestOptions.ServerIndex));
        Address(call, key, Profile.KeyScheme + key);
    }

    private void Address(ApiCall call, string key, string headerValue)
    {
        call.Credential = key;
        call.KeyHeaderValue = headerValue;
        var server = call.ServerUrl ?? ServerSelector.Choose(Profile.Servers, call.ServerIndex, call.Credential);
        call.Budget = _budgets.For(server);
        call.Url = UrlOf(call.Request.TakeUrl(server));
    }

    private static Uri UrlOf(string text)
    {
        try
        {
            return new Uri(text);
        }
        catch (UriFormatException error)
        {
            throw new ArgumentException("The path and query are longer than a URL may be before .NET 10: 65,519 characters.", error);
        }
    }

    private async ValueTask<string> AskForKeyAsync(ApiCall call)
    {
        using var limit = call.Limit(System.Threading.Timeout.InfiniteTimeSpan);
        try
        {
            var asking = _keys.GetAsync(limit.Token).AsTask();
            if (!await Patience.EndsAsync(asking, limit.Token).ConfigureAwait(false))
            {
                limit.Token.ThrowIfCancellationRequested();
            }

            return await asking.ConfigureAwait(false);
        }
        catch (Exception) when (limit.Cause == LimitCause.Caller)
        {
            throw new CallCanceledException(call.Outcome(), null, call.CallerToken);
        }
        catch (Exception error) when (limit.Cause == LimitCause.Call)
        {
            throw new RequestTimeoutException($"{call.Operation.Id}: the key provider did not answer within the call's limit. Nothing was sent.", TimeoutLimit.Call, call.CallLimit, null, call.Outcome(), error);
        }
        catch (Exception error) when (error is not ArgumentException)
        {
            throw new UnexpectedClientException($"{call.Operation.Id}: the key provider failed. Nothing was sent.", call.Outcome(), error);
        }
    }
}
