using System;
using System.Net.Http;
using System.Threading;

namespace Billing.Runtime;

/// <summary>
/// A message that our own connections write once. What has no content is otherwise sent again by SocketsHttpHandler itself,
/// three times without a pause, whenever a connection closes before an answer: beside every count, budget and back-off.
/// </summary>
internal sealed class AttemptMessage : HttpRequestMessage
{
    private string? _firstHeader;

    public AttemptMessage(HttpMethod method, Uri url)
        : base(method, url)
    {
    }

    /// <summary>Takes note of a header that is being written. Each is written once, so the first one tells where a write begins.</summary>
    /// <exception cref="SecondSendException">The message is being written again.</exception>
    public void OnWriting(string header)
    {
        if (Interlocked.CompareExchange(ref _firstHeader, header, null) is { } first && string.Equals(first, header, StringComparison.Ordinal))
        {
            throw new SecondSendException();
        }
    }
}
