using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>The hooks of a client, in the order of their registration.</summary>
internal sealed class HookChain
{
    /// <summary>What hooks get to hear of a failure when the time of the call is up.</summary>
    private static readonly TimeSpan ToldWithin = TimeSpan.FromMilliseconds(100);

    private readonly string _vendor;
    private readonly RequestHook[] _hooks;

    public HookChain(string vendor, IList<RequestHook> hooks)
    {
        _vendor = vendor;
        _hooks = new List<RequestHook>(hooks).ToArray();
        if (Array.IndexOf(_hooks, null) >= 0)
        {
            throw new ArgumentException("must hold no null.", nameof(BillingClientOptions.Hooks));
        }
    }

    public bool IsEmpty => _hooks.Length == 0;

    public ValueTask BeforeAsync(ApiCall call, HttpRequestMessage message, CancellationToken cancellationToken) =>
        IsEmpty ? default : RunAsync(call, message, static (hook, context, message, token) => hook.BeforeRequestAsync(context, message, token), cancellationToken);

    public ValueTask AfterAsync(ApiCall call, HttpResponseMessage response, CancellationToken cancellationToken) =>
        IsEmpty ? default : RunAsync(call, response, static (hook, context, response, token) => hook.AfterResponseAsync(context, response, token), cancellationToken);

    /// <summary>Tells the hooks of a failed attempt. One that takes longer than an attempt may is left alone: the call goes on.</summary>
    /// <exception cref="UnexpectedClientException">A hook failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask FailedAsync(ApiCall call, Exception error)
    {
        if (IsEmpty)
        {
            return;
        }

        using var limit = call.Limit(call.AttemptLimit, atLeast: ToldWithin);
        var running = RunAsync(call, error, static (hook, context, error, token) => hook.OnErrorAsync(context, error, token), limit.Token).AsTask();
        var ended = await Patience.EndsAsync(running, limit.Token).ConfigureAwait(false);
        call.CallerToken.ThrowIfCancellationRequested();
        try
        {
            if (ended)
            {
                await running.ConfigureAwait(false);
            }
        }
        catch (HookFailedException failure)
        {
            throw new UnexpectedClientException($"{call.Operation.Id}: {failure.Message} It was told of a failed attempt.", call.Outcome(StopReason.NotRetryable), failure.InnerException);
        }
        catch (Exception) when (limit.Cause != LimitCause.None)
        {
            // Its time is up, in whatever form it says so.
        }
    }

    private async ValueTask RunAsync<T>(ApiCall call, T state, Func<RequestHook, HookContext, T, CancellationToken, ValueTask> step, CancellationToken cancellationToken)
    {
        var context = new HookContext(_vendor, call.Operation.Id, call.Attempts);
        for (var i = 0; i < _hooks.Length; i++)
        {
            var hook = _hooks[i];
            if (i > 0)
            {
                // The one before may have come back when nobody waited for it any more.
                cancellationToken.ThrowIfCancellationRequested();
            }

            try
            {
                await step(hook, context, state, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HookFailedException(hook, error);
            }
        }
    }
}
