using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace Billing.Testing;

/// <summary>A request as it arrived at the server.</summary>
public sealed class SentRequest
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private SentRequest(HttpRequestMessage request, string? body)
    {
        Method = request.Method.Method;
        Url = request.RequestUri!.AbsoluteUri;
        Body = body;
        foreach (var header in request.Headers.NonValidated)
        {
            _headers.Add(header.Key, header.Value.ToString());
        }

        if (request.Content is not null)
        {
            foreach (var header in request.Content.Headers.NonValidated)
            {
                _headers.Add(header.Key, header.Value.ToString());
            }
        }
    }

    /// <summary>The verb.</summary>
    public string Method { get; }

    /// <summary>The whole address, escaped.</summary>
    public string Url { get; }

    /// <summary>The body; null when the request has no content at all.</summary>
    public string? Body { get; }

    /// <summary>Every header, those of the body included.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>A header's value; null when it was not sent.</summary>
    /// <param name="header">Its name.</param>
    public string? this[string header] => _headers.TryGetValue(header, out var value) ? value : null;

    /// <summary>The request as text, its headers in the order of their names.</summary>
    /// <returns>All of it.</returns>
    public override string ToString() =>
        string.Join('\n', Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}").Prepend($"{Method} {Url}").Append(Body));

    /// <summary>Reads a request as a transport does: by writing its content out.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What arrived.</returns>
    public static async Task<SentRequest> ReadAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Content is null)
        {
            return new SentRequest(request, null);
        }

        using var stream = new MemoryStream();
        await request.Content.CopyToAsync(stream);
        return new SentRequest(request, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
