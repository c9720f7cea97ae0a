using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>Waits for the application's code, which may not obey its token: a call must end all the same.</summary>
internal static class Patience
{
    /// <summary>How long code that was told to stop gets to do so in order.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the task ends, or until shortly after the token says so.</summary>
    /// <returns>Whether the task ended; if not, nobody looks at it any more.</returns>
    public static async Task<bool> EndsAsync(Task task, CancellationToken cancellationToken)
    {
        if (!task.IsCompleted)
        {
            var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(true), told))
            {
                await Task.WhenAny(task, told.Task).ConfigureAwait(false);
            }

            if (!task.IsCompleted)
            {
                await Task.WhenAny(task, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
            }
        }

        if (task.IsCompleted)
        {
            return true;
        }

        _ = task.ContinueWith(static left => _ = left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return false;
    }
}
