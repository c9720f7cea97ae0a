using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>Waits by a clock, under the same name on every framework.</summary>
internal static class Waiting
{
    public static Task Delay(TimeProvider time, TimeSpan duration, CancellationToken cancellationToken = default) =>
#if NET8_0_OR_GREATER
        Task.Delay(duration, time, cancellationToken);
#else
        time.Delay(duration, cancellationToken);
#endif

    /// <summary>Waits for something that is not cancelled with the waiting.</summary>
    public static async Task<T> ForAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled && !task.IsCompleted)
        {
            var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(true), told))
            {
                if (await Task.WhenAny(task, told.Task).ConfigureAwait(false) != task)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }

        return await task.ConfigureAwait(false);
    }
}
