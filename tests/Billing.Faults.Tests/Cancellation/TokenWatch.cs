using System.Diagnostics;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>Remembers when the token that an HttpClient gives its handler was cancelled.</summary>
/// <param name="inner">The connections.</param>
public sealed class TokenWatch(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private long _canceled;

    /// <summary>When; null when it was not.</summary>
    public long? Canceled => Volatile.Read(ref _canceled) is var at and > 0 ? at : null;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var watching = cancellationToken.Register(() => Interlocked.CompareExchange(ref _canceled, Stopwatch.GetTimestamp(), 0));
        return await base.SendAsync(request, cancellationToken);
    }
}
