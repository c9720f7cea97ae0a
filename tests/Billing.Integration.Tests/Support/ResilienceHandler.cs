using System.Net.Http;

// The name by which the widespread package is known.
namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Stands in for the handler of a resilience package: it would fail every request that reaches it.</summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    protected override System.Threading.Tasks.Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, System.Threading.CancellationToken cancellationToken) =>
        throw new System.InvalidOperationException("The resilience handler is in the chain.");
}
