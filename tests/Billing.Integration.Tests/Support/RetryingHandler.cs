using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Integration.Tests.Support;

/// <summary>A retry handler as an application may have one: it sends what failed again, six times in all, whatever it is.</summary>
internal sealed class RetryingHandler : DelegatingHandler
{
    private const int Sends = 6;

    private readonly bool _copies;

    public RetryingHandler(bool copies = false) => _copies = copies;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var send = 1; ; send++)
        {
            try
            {
                var response = await base.SendAsync(_copies ? await CopyAsync(request) : request, cancellationToken);
                if ((int)response.StatusCode < 429 || send == Sends)
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception) when (send < Sends)
            {
                // Whatever it was.
            }
        }
    }

    /// <summary>A copy as the known libraries make it: with the properties, and with a content of its own.</summary>
    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var option in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[option.Key] = option.Value;
        }

        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync();
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
        }

        return copy;
    }
}
