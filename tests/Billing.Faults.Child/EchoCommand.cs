using System;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Says its arguments and a variable, one a line, then what it is told, until "end".</summary>
internal static class EchoCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        foreach (var argument in arguments)
        {
            Console.WriteLine(argument);
        }

        Console.WriteLine(Environment.GetEnvironmentVariable("ECHO_VARIABLE"));
        await Console.Error.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line && line != "end")
        {
            Console.WriteLine(line);
        }

        return 17;
    }
}
