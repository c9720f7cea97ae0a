using System;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Begins a call and leaves Main while it is pending.</summary>
internal static class LeaveCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The vendor and the server.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var pending = KeyedCall.Of(arguments[0], new Uri(arguments[1]))(new RequestOptions());
        await Console.In.ReadLineAsync();
        Console.WriteLine(pending.IsCompleted ? "ended" : "pending");
        return 0;
    }
}
