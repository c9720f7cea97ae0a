using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Billing.Benchmarks.Workloads;

namespace Billing.Benchmarks.Measuring;

/// <summary>What a call allocates, by type: the runtime names the type at every hundred kilobytes, which over many calls is a fair sample.</summary>
internal sealed class AllocatedTypes : EventListener
{
    private const int WarmUp = 100;
    private const int Calls = 40_000;
    private const int Shown = 25;
    private const EventKeywords GarbageCollection = (EventKeywords)1;

    /// <summary>So that a model stands beside the plain object of the same name.</summary>
    private static readonly Regex VendorName = new(@"Billing\.(Benchmarks\.Plain\.)?(Paygentic|UnitPay|BillingOS)\.");

    private readonly ConcurrentQueue<(long Thread, string Type)> _samples = new();

    /// <summary>Prints the types of ours and of (a).</summary>
    /// <param name="workload">The work.</param>
    public static void Print(Workload workload)
    {
        var (ours, raw) = (Of(workload.InMemory(workload.Ours)), Of(workload.InMemory(workload.Raw)));
        Console.WriteLine($"| {workload}: B per call of type | ours | (a) | more |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (type, more) in ours.Keys.Union(raw.Keys).Select(type => (type, More: ours.GetValueOrDefault(type) - raw.GetValueOrDefault(type))).OrderByDescending(row => row.More).Take(Shown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {type} | {ours.GetValueOrDefault(type):N0} | {raw.GetValueOrDefault(type):N0} | {more:N0} |"));
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, GarbageCollection);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) == true)
        {
            _samples.Enqueue((eventData.OSThreadId, (string)eventData.Payload![eventData.PayloadNames!.IndexOf("TypeName")]!));
        }
    }

    private static Dictionary<string, double> Of(Func<Task> call)
    {
        for (var number = 0; number < WarmUp; number++)
        {
            call().GetAwaiter().GetResult();
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread();
        call().GetAwaiter().GetResult();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var calls = (int)Math.Clamp(Calls * 5000L / bytes, 200, Calls);

        using var listener = new AllocatedTypes();
        bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < calls; number++)
        {
            call().GetAwaiter().GetResult();
        }

        var perCall = (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / calls;
        // Events arrive late, from another thread.
        Thread.Sleep(1000);

        // The listener allocates, too: this thread is the one with most.
        var own = listener._samples.GroupBy(sample => sample.Thread).MaxBy(thread => thread.Count())!.ToList();
        return own.GroupBy(sample => VendorName.Replace(sample.Type, string.Empty)).ToDictionary(type => type.Key, type => perCall * type.Count() / own.Count);
    }
}
