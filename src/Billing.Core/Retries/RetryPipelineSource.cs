using System;
using System.Threading;

namespace Billing.Runtime;

/// <summary>Makes the retry pipeline when the first call of a client fails.</summary>
internal sealed class RetryPipelineSource
{
    private readonly TimeProvider _time;
    private RetryPipeline? _pipeline;

    public RetryPipelineSource(TimeProvider time) => _time = time;

    public RetryPipeline Get() => LazyInitializer.EnsureInitialized(ref _pipeline, () => new RetryPipeline(_time))!;
}
