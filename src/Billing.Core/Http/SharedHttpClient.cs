#if !NET8_0_OR_GREATER
using System.Net;
#endif
using System.Net.Http;
using System.Text;
using System.Threading;

namespace Billing.Runtime;

/// <summary>The process's own connections, for clients without an HttpClient of the application. Never disposed.</summary>
internal static class SharedHttpClient
{
    public static HttpClient Instance { get; } = CreateClient();

    /// <summary>Says which packed bodies can be read: <see cref="ResponseBody"/> unpacks them, where the framework has what it takes, and no handler.</summary>
    public static void AcceptPacked(HttpClient client)
    {
#if NET8_0_OR_GREATER
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", PackedBody.Accepted);
#else
        _ = client;
#endif
    }

#if NET8_0_OR_GREATER
    public static SocketsHttpHandler CreateHandler() => new()
    {
        // A redirect would carry key and body to another host.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = BillingDefaults.ConnectionLifetime,
        RequestHeaderEncodingSelector = SeeHeader,
    };

    /// <summary>Asked for each header of each write; the only sight there is of what the handler re-sends by itself.</summary>
    private static Encoding? SeeHeader(string header, HttpRequestMessage request)
    {
        (request as AttemptMessage)?.OnWriting(header);
        return null;
    }
#else
    public static HttpClientHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        // .NET Framework allows two connections per host otherwise.
        MaxConnectionsPerServer = int.MaxValue,
    };
#endif

    private static HttpClient CreateClient()
    {
        var client = new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        AcceptPacked(client);
        return client;
    }
}
