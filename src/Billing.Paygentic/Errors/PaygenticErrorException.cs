using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>The API answered with its plain error body. Decide by <see cref="ApiException.Code"/>, not by the message.</summary>
public sealed class PaygenticErrorException : PaygenticException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="body">Its body.</param>
    public PaygenticErrorException(ErrorContext context, ErrorBody body)
        : base(context, body is null ? null : new ErrorDetails { Message = body.MessageOrNull, Code = body.Code, Details = body.Details })
    {
        Error = body?.Category;
    }

    /// <summary>The coarse category, such as <c>bad_request</c>; null when the server gave none.</summary>
    public string? Error { get; }
}
