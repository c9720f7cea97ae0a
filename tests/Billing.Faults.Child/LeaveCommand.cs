using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Begins a call and leaves Main while it is pending.</summary>
internal static class LeaveCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The vendor and the server.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var call = KeyedCall.Of(arguments[0], new Uri(arguments[1]));
        var pending = arguments[0] == "bare" ? OnItsOwnThread(call) : call(new RequestOptions());
        await Console.In.ReadLineAsync();
        Console.WriteLine(pending.IsCompleted ? "ended" : "pending");
        return 0;
    }

    /// <summary>A thread that keeps the process alive, as a hand-written sender has it.</summary>
    private static Task OnItsOwnThread(Func<RequestOptions, Task> call)
    {
        var ended = new TaskCompletionSource();
        new Thread(() =>
        {
            call(new RequestOptions()).Wait();
            ended.SetResult();
        })
        { IsBackground = false }.Start();
        return ended.Task;
    }
}
