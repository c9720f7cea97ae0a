using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing;

/// <summary>Sees every attempt of every call. Override what you need; hooks run in the order of registration.</summary>
/// <remarks>A hook that throws ends the call with an <see cref="UnexpectedClientException"/>. Hooks see the real request, key included: what they log is their own care.</remarks>
public abstract class RequestHook
{
    /// <summary>Before an attempt is sent. Headers may be added; the content must stay as it is.</summary>
    /// <param name="context">Which call and attempt.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends with the attempt.</param>
    /// <returns>A task that the attempt waits for.</returns>
    public virtual ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken) => default;

    /// <summary>After the headers of an answer arrived, of any status. The body has not been read yet.</summary>
    /// <param name="context">Which call and attempt.</param>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Ends with the attempt.</param>
    /// <returns>A task that the attempt waits for.</returns>
    public virtual ValueTask AfterResponseAsync(HookContext context, HttpResponseMessage response, CancellationToken cancellationToken) => default;

    /// <summary>After an attempt ended without a usable answer.</summary>
    /// <param name="context">Which call and attempt.</param>
    /// <param name="error">What the transport said.</param>
    /// <param name="cancellationToken">Ends when the caller cancels, and when all hooks together took as long as an attempt or the call may, but not before 100 milliseconds. Hooks that come later are not told then.</param>
    /// <returns>A task that the call waits for.</returns>
    public virtual ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => default;
}
