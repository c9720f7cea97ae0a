using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Effects;

/// <summary>What applications put around their connections, and what would send a request more than once.</summary>
internal static class ForeignHandlers
{
    /// <summary>Sends the same message again when it failed.</summary>
    public static DelegatingHandler Retrying() => new Handler((send, request) => RepeatAsync(() => send(request)));

    /// <summary>Sends a copy of the message, with the same content, each time.</summary>
    public static DelegatingHandler Cloning() => new Handler((send, request) => RepeatAsync(() => send(Clone(request, request.Content))));

    /// <summary>Reads the content as a log does, then sends the same message again when it failed.</summary>
    public static DelegatingHandler ReadingAndRetrying() => new Handler(async (send, request) =>
    {
        if (request.Content is { } content)
        {
            await content.ReadAsStreamAsync();
        }

        return await RepeatAsync(() => send(request));
    });

    /// <summary>Sends two copies at the same time and takes an answer, where there is one.</summary>
    public static DelegatingHandler Hedging() => new Handler(async (send, request) =>
    {
        Task<HttpResponseMessage>[] both = [send(Clone(request, request.Content)), send(Clone(request, request.Content))];
        await Task.WhenAny(Task.WhenAll(both));
        return await (Array.Find(both, static sent => sent.IsCompletedSuccessfully) ?? both[0]);
    });

    /// <summary>Copies the body before sending the same message again. Nothing stops this one.</summary>
    public static DelegatingHandler BufferingAndRetrying() => new Handler(async (send, request) =>
    {
        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync();
        }

        return await RepeatAsync(() => send(request));
    });

    private static async Task<HttpResponseMessage> RepeatAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            var response = await send();
            if ((int)response.StatusCode < 500)
            {
                return response;
            }

            response.Dispose();
        }
        catch (HttpRequestException)
        {
        }

        return await send();
    }

    private static HttpRequestMessage Clone(HttpRequestMessage request, HttpContent? content)
    {
        var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Content = content };
        foreach (var header in request.Headers.NonValidated)
        {
            clone.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
        }

        return clone;
    }

    private sealed class Handler(Func<Func<HttpRequestMessage, Task<HttpResponseMessage>>, HttpRequestMessage, Task<HttpResponseMessage>> send) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            send(message => base.SendAsync(message, cancellationToken), request);
    }
}
