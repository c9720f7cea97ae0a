using System;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>The HTTP message of one attempt.</summary>
internal static class RequestMessage
{
    public static HttpRequestMessage Create(ApiCall call, WriteOnceContent? content, string userAgent)
    {
        var message = new AttemptMessage(call.Operation.Method, call.Url) { Content = content };
        var profile = call.Http.Profile;
        var headers = message.Headers;
        headers.TryAddWithoutValidation(profile.KeyHeader, call.KeyHeaderValue);
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("User-Agent", userAgent);
#if !NET8_0_OR_GREATER
        // .NET Framework would otherwise wait for the server's word before each body.
        headers.ExpectContinue = false;
#endif
        if (call.Operation.Idempotency.HeaderName is { } keyHeader)
        {
            headers.TryAddWithoutValidation(keyHeader, call.Key);
        }

        if (call.Headers is { } own)
        {
            foreach (var header in own)
            {
                headers.Remove(header.Key);
                headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return message;
    }

    /// <summary>An HttpClient of the application that follows redirects has sent the request twice, once to whom we do not know.</summary>
    public static void CheckNotRedirected(ApiCall call, HttpResponseMessage response)
    {
        if (response.RequestMessage?.RequestUri is { } final && final != call.Url)
        {
            throw new RedirectFollowedException();
        }
    }
}
