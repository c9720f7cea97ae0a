using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Linq;

namespace Billing.ColdStart;

/// <summary>What the start was made of: the methods that had to be compiled, with their time, and the assemblies that were loaded.</summary>
internal sealed class StartProfile : EventListener
{
    private const EventKeywords Compiler = (EventKeywords)0x10;
    private const int Shown = 15;

    private readonly ConcurrentDictionary<long, DateTime> _begun = new();
    private readonly ConcurrentQueue<(string Type, string Method, double Milliseconds)> _compiled = new();

    public void Print()
    {
        var methods = _compiled.ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{methods.Count} methods compiled in {methods.Sum(method => method.Milliseconds):F1} ms"));
        Print("by namespace", methods.GroupBy(method => method.Type[..Math.Max(0, method.Type.Split('`')[0].LastIndexOf('.'))]));
        Print("by type", methods.GroupBy(method => method.Type));
        Console.WriteLine("assemblies: " + string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name)));
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Compiler);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodJittingStarted", StringComparison.Ordinal) == true)
        {
            _begun[eventData.OSThreadId] = eventData.TimeStamp;
        }
        else if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true && _begun.TryRemove(eventData.OSThreadId, out var begun))
        {
            string Text(string name) => (string)eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
            _compiled.Enqueue((Text("MethodNamespace"), Text("MethodName"), (eventData.TimeStamp - begun).TotalMilliseconds));
        }
    }

    private static void Print(string title, IEnumerable<IGrouping<string, (string Type, string Method, double Milliseconds)>> groups)
    {
        Console.WriteLine(title + ":");
        foreach (var group in groups.OrderByDescending(group => group.Count()).Take(Shown))
        {
            var time = group.Sum(method => method.Milliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Count(),4} methods {time,6:F1} ms  {group.Key}"));
        }
    }
}
