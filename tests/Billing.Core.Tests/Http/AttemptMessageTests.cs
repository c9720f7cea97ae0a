using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class AttemptMessageTests
{
    [Test]
    public void A_second_write_begins_with_the_first_header()
    {
        using var message = new AttemptMessage(HttpMethod.Get, new Uri("https://api.acme.example"));
        message.OnWriting("Authorization");
        message.OnWriting("Accept");

        Assert.That(() => message.OnWriting("Authorization"), Throws.InstanceOf<SecondSendException>());
    }

    [Test]
    public async Task A_read_whose_connection_closes_without_an_answer_is_sent_once_by_the_default_client()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var client = new TestClient(options =>
        {
            options.HttpClient = null;
            options.TimeProvider = TimeProvider.System;
            options.ServerUrl = new Uri($"http://{server.LocalEndpoint}");
            options.Retry = RetryOptions.None;
        });
        using var stop = new CancellationTokenSource();
        var requests = CountRequestsAsync(server, stop.Token);

        var error = Assert.CatchAsync<ConnectionException>(() => client.SendAsync(Operations.Get))!;
        await stop.CancelAsync();

        Assert.That((error.Attempts, await requests), Is.EqualTo((1, 1)));
    }

    private static async Task<int> CountRequestsAsync(TcpListener server, CancellationToken stop)
    {
        var count = 0;
        try
        {
            while (true)
            {
                using var connection = await server.AcceptTcpClientAsync(stop);
                count += await connection.GetStream().ReadAsync(new byte[4096], stop) > 0 ? 1 : 0;
            }
        }
        catch (OperationCanceledException)
        {
            return count;
        }
    }
}
