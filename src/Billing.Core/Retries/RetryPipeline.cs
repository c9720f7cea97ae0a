using System;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace Billing.Runtime;

/// <summary>
/// Waits and repeats, by Polly. The first attempt runs outside: the pipeline is built on the first failure and starts with
/// that failure as its first outcome, so that a call which succeeds pays nothing for it.
/// </summary>
internal sealed class RetryPipeline
{
    private readonly ResiliencePipeline<AttemptResult> _pipeline;

    public RetryPipeline(TimeProvider time)
    {
        _pipeline = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                // RetryDecision counts; it knows the call's own limits.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Result is { } result && result.Call.Decide(result).Retry),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result!.Decision!.Delay),
                OnRetry = static args =>
                {
                    var result = args.Outcome.Result!;
                    result.Call.Http.OnRetry(result);
                    result.Dispose();
                    return default;
                },
            })
            .Build();
    }

    public async Task<AttemptResult> ContinueAsync(AttemptResult first)
    {
        var call = first.Call;
        call.Pending = first;
        return await _pipeline.ExecuteAsync(static (call, _) => call.NextAsync(), call, call.CallerToken).ConfigureAwait(false);
    }
}
