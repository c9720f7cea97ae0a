using System.Net;
using System.Net.Http;
using Billing.Paygentic;

namespace Readme;

internal static class Proxy
{
    public static PaygenticClient Create()
    {
        // snippet
        var handler = new SocketsHttpHandler { Proxy = new WebProxy("http://proxy.internal:3128"), AllowAutoRedirect = false, UseCookies = false };
        var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_…", HttpClient = new HttpClient(handler) });
        // end
        return paygentic;
    }
}
