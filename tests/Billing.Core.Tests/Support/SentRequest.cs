using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

/// <summary>What arrived at the server.</summary>
internal sealed class SentRequest
{
    private readonly Dictionary<string, string> _headers;

    private SentRequest(HttpRequestMessage request, string? body)
    {
        Method = request.Method.Method;
        Url = request.RequestUri!.AbsoluteUri;
        Body = body;
        ContentType = request.Content?.Headers.ContentType?.ToString();
        _headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers.NonValidated)
        {
            _headers.Add(header.Key, header.Value.ToString());
        }
    }

    public string Method { get; }

    public string Url { get; }

    /// <summary>The body; null when the request has no content at all.</summary>
    public string? Body { get; }

    public string? ContentType { get; }

    public string? this[string header] => _headers.TryGetValue(header, out var value) ? value : null;

    /// <summary>Reads a request as a transport does: by writing its content out.</summary>
    public static async Task<SentRequest> ReadAsync(HttpRequestMessage request)
    {
        if (request.Content is null)
        {
            return new SentRequest(request, null);
        }

        using var stream = new MemoryStream();
        await request.Content.CopyToAsync(stream);
        return new SentRequest(request, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
