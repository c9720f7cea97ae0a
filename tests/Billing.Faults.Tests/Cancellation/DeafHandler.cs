using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>A handler of an application that ignores its token.</summary>
public sealed class DeafHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, CancellationToken.None);
}
