using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>The request and answer of one attempt.</summary>
internal sealed class Exchange
{
    private readonly ApiCall _call;
    private readonly HttpRequestMessage _message;
    private bool _abandoned;

    public Exchange(ApiCall call, string userAgent)
    {
        _call = call;
        Content = call.Operation.IsRead ? null : new WriteOnceContent(call.Body?.Array ?? Array.Empty<byte>(), call.Body?.Length ?? 0, call.Body is not null);
        _message = RequestMessage.Create(call, Content, userAgent);
    }

    public WriteOnceContent? Content { get; }

    public HttpResponseMessage? Response { get; private set; }

    public ResponseBody Body { get; private set; } = new();

    /// <summary>An answer proves that the request left, also through a handler that never read our content.</summary>
    public bool WasSent => Response is not null || Content is null || Content.WasStarted;

    /// <summary>Whether the transport may still read the request's buffer.</summary>
    public bool UsesRequestBody => _abandoned || Content is { WasStarted: true, WasCompleted: false };

    public async Task RunAsync(HttpClient client, HookChain hooks, DebugLog? log, int maxResponseBytes, CancellationToken cancellationToken)
    {
        await hooks.BeforeAsync(_call, _message, cancellationToken).ConfigureAwait(false);
        log?.Sending(_call, _message);
        var response = await client.SendAsync(_message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        Response = response;
        RequestMessage.CheckNotRedirected(_call, response);
        await hooks.AfterAsync(_call, response, cancellationToken).ConfigureAwait(false);
        await Body.ReadAsync(response, maxResponseBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves an exchange that does not end. Its buffers stay its own; a late answer is thrown away.</summary>
    public void Abandon(Task running)
    {
        _abandoned = true;
        Body = new ResponseBody();
        _ = running.ContinueWith(static (_, state) => ((Exchange)state!).Release(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Gives the connection back. The body has been read, or never will be.</summary>
    public void End()
    {
        if (!_abandoned)
        {
            Release();
        }
    }

    private void Release()
    {
        Response?.Dispose();
        _message.Dispose();
    }
}
