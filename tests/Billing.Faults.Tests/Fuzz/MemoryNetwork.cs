using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>The real HTTP client over connections in memory: its own parser reads every answer, and no socket slows it. For one call at a time.</summary>
internal sealed class MemoryNetwork : IDisposable
{
    public MemoryNetwork()
    {
        Client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = (_, _) => ValueTask.FromResult<System.IO.Stream>(new MemoryConnection(this)),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The client.</summary>
    public HttpClient Client { get; }

    /// <summary>What the next request is answered with; then the server says nothing more.</summary>
    public byte[] Answer { get; set; } = [];

    /// <summary>How many bytes arrive at once.</summary>
    public int Piece { get; set; } = int.MaxValue;

    /// <summary>Happens when an answer begins to arrive.</summary>
    public Action? OnAnswer { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
