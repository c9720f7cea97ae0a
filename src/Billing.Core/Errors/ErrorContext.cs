using System;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>An error answer before it becomes an exception.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ErrorContext
{
    /// <summary>Makes a context; applications use it only to build exceptions in their own tests.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body as text.</param>
    /// <param name="headers">The response headers; null for none.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="retryAfter">How long the server asked to wait.</param>
    /// <param name="outcome">What is known of the call.</param>
    public ErrorContext(int statusCode, string body, ResponseHeaders? headers = null, string? contentType = null, string? requestId = null, TimeSpan? retryAfter = null, CallOutcome? outcome = null)
    {
        StatusCode = statusCode;
        Body = body;
        Headers = headers ?? ResponseHeaders.Empty;
        ContentType = contentType;
        RequestId = requestId;
        RetryAfter = retryAfter;
        Outcome = outcome ?? CallOutcome.NothingSent;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The body as text; empty when there was none.</summary>
    public string Body { get; }

    internal string KeptBody => Body.Length > BillingDefaults.MaxKeptBodyCharacters ? Body.Substring(0, BillingDefaults.MaxKeptBodyCharacters) : Body;

    /// <summary>The response headers.</summary>
    public ResponseHeaders Headers { get; }

    /// <summary>The media type of the body.</summary>
    public string? ContentType { get; }

    /// <summary>The vendor's id of the request, from the headers.</summary>
    public string? RequestId { get; }

    /// <summary>How long the server asked to wait.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What is known of the call.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>Reads the body as a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="read">The model's reader.</param>
    /// <returns>The model; null when the body is not of that shape.</returns>
    public T? ReadBody<T>(Func<Newtonsoft.Json.JsonReader, T?> read)
        where T : class
    {
        if (Body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonIo.Parse(Body, read);
        }
        catch (JsonReadException)
        {
            // An error page of a proxy is no error body: the status and the text speak for themselves.
            return null;
        }
    }
}
