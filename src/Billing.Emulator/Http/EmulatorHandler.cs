using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator;

/// <summary>Carries requests to an emulator instead of a network.</summary>
internal sealed class EmulatorHandler : HttpMessageHandler
{
    private readonly BillingEmulator _emulator;

    internal EmulatorHandler(BillingEmulator emulator) => _emulator = emulator;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string text = "";
        if (request.Content != null)
        {
            // Once only: the SDKs' content refuses to be written a second time.
            byte[] body = await request.Content.ReadAsByteArrayAsync(
#if NET8_0_OR_GREATER
                cancellationToken
#endif
            ).ConfigureAwait(false);
            text = Encoding.UTF8.GetString(body);
        }

        cancellationToken.ThrowIfCancellationRequested();
        EmulatorResponse answer = _emulator.Answer(request.Method.Method.ToUpperInvariant(), request.RequestUri!, HeadersOf(request), text, out bool isLost);
        if (isLost)
            throw new HttpRequestException("The emulator acted on the request and then lost the answer, as the test asked.");
        return Respond(request, answer);
    }

    private static Dictionary<string, string> HeadersOf(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers)
            headers[header.Key] = string.Join(", ", header.Value);
        if (request.Content != null)
        {
            foreach (KeyValuePair<string, IEnumerable<string>> header in request.Content.Headers)
                headers[header.Key] = string.Join(", ", header.Value);
        }

        return headers;
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, EmulatorResponse answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = answer.Text == null
                ? new ByteArrayContent(Array.Empty<byte>())
                : new StringContent(answer.Text, Encoding.UTF8, "application/json"),
        };
        foreach (KeyValuePair<string, string> header in answer.Headers)
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }
}
