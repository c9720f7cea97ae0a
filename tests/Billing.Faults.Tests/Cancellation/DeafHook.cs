using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>A hook of an application that ignores its token and never returns.</summary>
/// <param name="step">In which of its steps.</param>
public sealed class DeafHook(string step) : RequestHook
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <inheritdoc/>
    public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken) => At("before");

    /// <inheritdoc/>
    public override ValueTask AfterResponseAsync(HookContext context, HttpResponseMessage response, CancellationToken cancellationToken) => At("after");

    /// <inheritdoc/>
    public override ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => At("error");

    private ValueTask At(string here) => here == step ? new ValueTask(Never) : default;
}
