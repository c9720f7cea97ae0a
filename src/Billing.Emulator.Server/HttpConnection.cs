using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator;

/// <summary>One connection: requests one after the other, until either side closes it.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly HttpMessageInvoker _emulator;

    internal HttpConnection(TcpClient client, HttpMessageInvoker emulator)
    {
        _client = client;
        _emulator = emulator;
        _client.NoDelay = true;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Never throws: whatever happens on a connection ends that connection only.</summary>
    internal async Task ServeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using NetworkStream stream = _client.GetStream();
            var reader = new HttpRequestReader(stream);
            while (await AnswerNextAsync(reader, stream, cancellationToken).ConfigureAwait(false))
            {
                // Keep-alive: the next request on the same connection.
            }
        }
        catch (Exception problem) when (problem is IOException or SocketException or OperationCanceledException or InvalidOperationException or HttpRequestException)
        {
            // The caller went away, the server stops, or the emulator was told to lose this answer: the connection closes without one.
        }
    }

    private async Task<bool> AnswerNextAsync(HttpRequestReader reader, Stream stream, CancellationToken cancellationToken)
    {
        HttpRequestMessage? request;
        try
        {
            request = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException problem)
        {
            // Where a request ends is not known after a bad one, so nothing more can be read.
            await HttpResponseWriter.WriteAsync(stream, problem.Status, problem.Message, cancellationToken).ConfigureAwait(false);
            await DrainAsync(stream, cancellationToken).ConfigureAwait(false);
            return false;
        }

        if (request == null)
            return false;
        using (request)
        {
            bool keepsAlive = request.Headers.ConnectionClose != true;
            using HttpResponseMessage response = await _emulator.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await HttpResponseWriter.WriteAsync(stream, response, keepsAlive, cancellationToken).ConfigureAwait(false);
            return keepsAlive;
        }
    }

    /// <summary>Closing with unread bytes would reset the connection, and the caller might never see the answer.</summary>
    private async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        _client.Client.Shutdown(SocketShutdown.Send);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(1));
        byte[] waste = new byte[64 * 1024];
        while (await stream.ReadAsync(waste, limit.Token).ConfigureAwait(false) > 0)
        {
            // Read and forget.
        }
    }
}
