using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>A vendor that counts a key once, and does to each request what the test says.</summary>
internal sealed class FakeVendor
{
    private readonly object _lock = new();

    public delegate Task<BatchAnswer?> Step(UsageBatch batch, CancellationToken cancellationToken);

    /// <summary>Called for each request. What it returns is the answer; null takes the events.</summary>
    public Step OnRequest { get; set; } = (_, _) => Task.FromResult<BatchAnswer?>(null);

    /// <summary>The keys of each request, in order.</summary>
    public List<IReadOnlyList<string>> Requests { get; } = new();

    /// <summary>How often each key was billed: 1, unless the vendor's rule was broken.</summary>
    public Dictionary<string, int> Billed { get; } = new();

    /// <summary>The JSON of each billed event, in the order of billing.</summary>
    public List<string> Bodies { get; } = new();

    public IngestionProfile Profile(int maxBatchSize = 100, TimeSpan? window = null, TimeSpan resendDelay = default, TimeSpan? flushInterval = null) => new()
    {
        Name = "Acme",
        MaxBatchSize = maxBatchSize,
        FlushInterval = flushInterval ?? (maxBatchSize == 1 ? TimeSpan.Zero : TimeSpan.FromSeconds(1)),
        DuplicateWindow = window,
        ResendDelay = resendDelay,
        SendAsync = SendAsync,
    };

    public static ApiException Error(int status, TimeSpan? retryAfter = null, string? code = null) =>
        new TestVendorException(new ErrorContext(status, "{}", retryAfter: retryAfter), code is null ? null : new ErrorDetails { Code = code });

    public static ConnectionException Down() => new("Nobody is there.", CallOutcome.NothingSent, new InvalidOperationException());

    /// <summary>Takes a request in, whatever is answered.</summary>
    public void Bill(UsageBatch batch)
    {
        lock (_lock)
        {
            foreach (var stored in batch.Events)
            {
                if (!Billed.ContainsKey(stored.Key))
                {
                    Billed[stored.Key] = 1;
                    Bodies.Add(stored.Json);
                }
            }
        }
    }

    private async Task<BatchAnswer> SendAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Requests.Add(batch.Events.Select(stored => stored.Key).ToList());
        }

        var answer = await OnRequest(batch, cancellationToken);
        if (answer is null)
        {
            Bill(batch);
            return BatchAnswer.AllTaken;
        }

        return answer;
    }
}
