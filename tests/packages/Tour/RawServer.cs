using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Tour;

/// <summary>Reads a request and answers with these bytes, whatever it was.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);

    public RawServer(string answer, bool closes = true)
    {
        _listener.Start();
        Url = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port);
        _ = ServeAsync(Encoding.ASCII.GetBytes(answer), closes);
    }

    public Uri Url { get; }

    public void Dispose() => _listener.Stop();

    private async Task ServeAsync(byte[] answer, bool closes)
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                _ = await stream.ReadAsync(new byte[65536], 0, 65536);
                await stream.WriteAsync(answer, 0, answer.Length);
                if (closes)
                {
                    connection.Close();
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The program is done with this server.
        }
    }
}
