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
    private readonly WriteOnceContent? _content;
    private readonly SendPermit? _permit;
    private readonly ResponseBody _body = new();
    private readonly object _lock = new();
    private HttpResponseMessage? _response;
    private bool _abandoned;

    /// <summary>Makes the request of an attempt.</summary>
    /// <param name="call">The call.</param>
    /// <param name="userAgent">What the SDK calls itself.</param>
    /// <param name="isGuarded">Whether a <see cref="SendOnceHandler"/> stands before the connection.</param>
    public Exchange(ApiCall call, string userAgent, bool isGuarded)
    {
        _call = call;
        _content = call.Operation.IsRead ? null : new WriteOnceContent(call.Body?.Array ?? Array.Empty<byte>(), call.Body?.Length ?? 0, call.Body is not null);
        _message = RequestMessage.Create(call, _content, userAgent);
        _permit = isGuarded ? SendPermit.Give(_message) : null;
    }

    public HttpResponseMessage? Response
    {
        get
        {
            lock (_lock)
            {
                return _response;
            }
        }
    }

    /// <summary>The server's refusal, where a handler of the application did not pass it on, because it wants to try again itself.</summary>
    public HttpResponseMessage? HeldBack => Response is null && _permit?.Answer is { } answer && (int)answer.StatusCode >= 400 ? answer : null;

    /// <summary>The body as far as it arrived; that of an abandoned exchange may still be written to and is never shown.</summary>
    public ResponseBody Body => _abandoned ? new ResponseBody() : _body;

    /// <summary>Whether a byte may have left. An answer proves it; so may a handler that put another content in the place of ours.</summary>
    public bool WasSent => Response is not null || _content is null || _content.WasStarted || !ReferenceEquals(_message.Content, _content);

    /// <summary>Whether somebody changed the address: an HttpClient that follows redirects does.</summary>
    public bool WasReaddressed => _message.RequestUri != _call.Url;

    /// <summary>Whether the transport may still read the request's buffer.</summary>
    public bool UsesRequestBody => _abandoned || _content is { WasStarted: true, WasCompleted: false };

    public async Task RunAsync(HttpClient client, HookChain hooks, DebugLog? log, int maxResponseBytes, CancellationToken cancellationToken)
    {
        await hooks.BeforeAsync(_call, _message, cancellationToken).ConfigureAwait(false);

        // Code that ignored its token may come back when the attempt is long over: then nothing more is done.
        cancellationToken.ThrowIfCancellationRequested();
        log?.Sending(_call, _message);
        var response = await client.SendAsync(_message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        Take(response);
        RequestMessage.CheckNotRedirected(_call, response);
        await hooks.AfterAsync(_call, response, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        await _body.ReadAsync(response, maxResponseBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves an exchange that does not end. What was not sent yet never will be; a late answer is thrown away.</summary>
    public void Abandon()
    {
        _content?.Seal();
        _permit?.TryUse();
        lock (_lock)
        {
            _abandoned = true;
        }
    }

    /// <summary>Gives the connection back. The body has been read, or never will be.</summary>
    public void End()
    {
        Response?.Dispose();
        HeldBack?.Dispose();
        if (!_abandoned)
        {
            _message.Dispose();
        }
    }

    private void Take(HttpResponseMessage response)
    {
        lock (_lock)
        {
            if (!_abandoned)
            {
                _response = response;
                return;
            }
        }

        response.Dispose();
        throw new OperationCanceledException();
    }
}
