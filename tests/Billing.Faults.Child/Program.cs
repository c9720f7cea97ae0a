using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>What the tests run in a process of its own, to kill it or to see it end.</summary>
internal static class Program
{
    /// <summary>The commands by name. Each gets the arguments after its name and gives the exit code.</summary>
    private static readonly Dictionary<string, Func<string[], Task<int>>> Commands = new(StringComparer.Ordinal)
    {
        ["echo"] = EchoCommand.RunAsync,
        ["calls"] = CallsCommand.RunAsync,
        ["leave"] = LeaveCommand.RunAsync,
        ["track"] = TrackCommand.RunAsync,
        ["disk"] = DiskCommand.RunAsync,
        ["backlog"] = BacklogCommand.RunAsync,
        ["durable"] = DurableCommand.RunAsync,
        ["soak"] = SoakCommand.RunAsync,
    };

    private static Task<int> Main(string[] arguments) => Commands[arguments[0]](arguments[1..]);
}
