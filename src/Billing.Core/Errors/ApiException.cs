using System;
using System.Collections.Generic;
using System.Globalization;
using Billing.Runtime;

namespace Billing;

/// <summary>The server answered with an error status. Each vendor has subclasses with the typed body; <see cref="Kind"/> serves them all.</summary>
public class ApiException : BillingException
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoFieldErrors = new();

    /// <summary>Makes an exception from an answer.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="details">What its body says; null when it says nothing readable.</param>
    public ApiException(ErrorContext context, ErrorDetails? details = null)
        : base(Describe(context ?? throw new ArgumentNullException(nameof(context)), details), context.Outcome)
    {
        StatusCode = context.StatusCode;
        Headers = context.Headers;
        Body = context.KeptBody;
        ContentType = context.ContentType;
        RequestId = context.RequestId ?? details?.RequestId;
        RetryAfter = context.RetryAfter;
        ServerMessage = details?.Message;
        Code = details?.Code;
        Details = details?.Details;
        FieldErrors = details?.FieldErrors ?? NoFieldErrors;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>What the status means, the same for every vendor.</summary>
    public ApiErrorKind Kind => KindOf(StatusCode);

    /// <summary>The response headers.</summary>
    public ResponseHeaders Headers { get; }

    /// <summary>The body as the server sent it, up to 65,536 characters. May hold customer data: do not log it.</summary>
    public string Body { get; }

    /// <summary>The media type of the body.</summary>
    public string? ContentType { get; }

    /// <summary>The vendor's id of the request, to quote in a support case.</summary>
    public string? RequestId { get; }

    /// <summary>How long the server asked to wait; null when it did not say so readably.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The sentence of the server. May hold customer data: not part of <see cref="Exception.Message"/>.</summary>
    public string? ServerMessage { get; }

    /// <summary>The code of the server, such as <c>RES_NOT_FOUND</c>. Decide by it rather than by <see cref="ServerMessage"/>.</summary>
    public string? Code { get; }

    /// <summary>Further members of the error body as free-form JSON.</summary>
    public IReadOnlyDictionary<string, object?>? Details { get; }

    /// <summary>What is wrong with which member of the request; empty when the server did not say.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; }

    private static ApiErrorKind KindOf(int status) => status switch
    {
        400 or 422 => ApiErrorKind.InvalidRequest,
        401 => ApiErrorKind.Authentication,
        403 => ApiErrorKind.Permission,
        404 or 410 => ApiErrorKind.NotFound,
        409 => ApiErrorKind.Conflict,
        429 => ApiErrorKind.RateLimited,
        >= 500 => ApiErrorKind.Server,
        _ => ApiErrorKind.Other,
    };

    private static string Describe(ErrorContext context, ErrorDetails? details)
    {
        var text = string.Format(CultureInfo.InvariantCulture, "{0} was refused with status {1}", NameOf(context.Outcome), context.StatusCode);
        if (Masking.IsToken(details?.Code))
        {
            text += $" (code {details!.Code})";
        }

        var requestId = context.RequestId ?? details?.RequestId;
        if (Masking.IsToken(requestId))
        {
            text += $", request id {requestId}";
        }

        return context.Outcome.Hide(text) + ", after " + context.Outcome.AttemptsText + ".";
    }

    private static string NameOf(CallOutcome outcome) => outcome.Operation.Length == 0 ? "The call" : outcome.Operation;
}
