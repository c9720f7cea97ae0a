using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Checks;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>Many calls, each with its own broken answer.</summary>
/// <param name="seed">Makes the same answers again.</param>
internal sealed class FuzzRun(int seed)
{
    private const int MostShown = 5;

    private readonly ConcurrentBag<string> _wrong = [];
    private int _values;
    private int _failures;
    private int _canceled;

    /// <summary>Calls that brought a value.</summary>
    public int Values => _values;

    /// <summary>Calls that failed in our way.</summary>
    public int Failures => _failures;

    /// <summary>Calls that the caller cancelled.</summary>
    public int Canceled => _canceled;

    /// <summary>Makes the answer with a number, always the same.</summary>
    public (FuzzedOperation Operation, FuzzedAnswer Answer, Random Random) Make(int number)
    {
        var random = new Random(HashOf(number));
        var operation = FuzzedOperation.All[random.Next(FuzzedOperation.All.Length)];
        var answers = random.Next(3) == 0 ? operation.Answers : operation.Successes;
        var (status, body) = answers[random.Next(answers.Count)];
        return (operation, new AnswerFuzzer(random).Make(status, body), random);
    }

    /// <summary>Runs a call and keeps what is wrong with its end.</summary>
    public async Task RunAsync(int number, FuzzedAnswer answer, string name, Func<Task<object?>> call, CancellationToken caller = default)
    {
        try
        {
            Getters.ReadAll(await call());
            Interlocked.Increment(ref _values);
        }
        catch (Exception error)
        {
            if (error is BillingException and not UnexpectedClientException)
            {
                Interlocked.Increment(ref _failures);
            }
            else if (Check.IsCallersCancellation(error, caller))
            {
                Interlocked.Increment(ref _canceled);
            }
            else
            {
                _wrong.Add($"seed {seed}, answer {number}, {name}: {error}\n{Convert.ToBase64String(answer.Bytes.AsSpan(0, Math.Min(answer.Bytes.Length, 2000)))}");
            }
        }
    }

    /// <summary>Nothing else happened.</summary>
    public void AssertOnlyOurs()
    {
        IEnumerable<string> shown = _wrong.Take(MostShown);
        Assert.That(_wrong, Is.Empty, $"{_wrong.Count} wrong ends with seed {seed}:\n{string.Join("\n\n", shown)}");
    }

    private int HashOf(int number) => unchecked((seed * 397) ^ (number * (int)2654435761));
}
