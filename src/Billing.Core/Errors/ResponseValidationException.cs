using System;
using Billing.Runtime;

namespace Billing;

/// <summary>
/// The server answered with success, but its body cannot be read: it is empty, cut, no JSON or of another shape.
/// Also thrown by the getter of a required member that did not arrive: a missing amount never reads as zero.
/// </summary>
public sealed class ResponseValidationException : BillingException
{
    /// <summary>Makes an exception about a member of a model.</summary>
    /// <param name="message">What is wrong, without the value.</param>
    /// <param name="path">Where in the body.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="found">What kind of value was found.</param>
    public ResponseValidationException(string message, string path, string expected, string found)
        : this(message, path, expected, found, null, CallOutcome.Succeeded, null)
    {
    }

    internal ResponseValidationException(string message, string path, string expected, string found, ErrorContext? answer, CallOutcome? outcome, Exception? innerException)
        : base(message, outcome, innerException)
    {
        Path = path;
        Expected = expected;
        Found = found;
        StatusCode = answer?.StatusCode;
        Headers = answer?.Headers ?? ResponseHeaders.Empty;
        RequestId = answer?.RequestId;
        RawBody = answer?.KeptBody ?? string.Empty;
    }

    /// <summary>The HTTP status code; null when a getter threw, or when pages do not fit together.</summary>
    public int? StatusCode { get; }

    /// <summary>The response headers; empty when a getter threw.</summary>
    public ResponseHeaders Headers { get; }

    /// <summary>The vendor's id of the request, to quote in a support case.</summary>
    public string? RequestId { get; }

    /// <summary>The body as far as it arrived, up to 65,536 characters. May hold customer data: do not log it.</summary>
    public string RawBody { get; }

    /// <summary>Where in the body the problem is, such as <c>data[3].amount</c>; empty for the body as a whole. May hold keys of maps, which the message leaves out.</summary>
    public string Path { get; }

    /// <summary>What was expected there.</summary>
    public string Expected { get; }

    /// <summary>What kind of value was found, never the value itself.</summary>
    public string Found { get; }
}
