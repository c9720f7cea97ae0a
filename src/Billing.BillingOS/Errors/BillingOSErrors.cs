using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.BillingOS;

/// <summary>Makes the exception of an error answer, by its status: the server's codes do not always fit it.</summary>
internal static class BillingOSErrors
{
    public static ApiException Create(ErrorContext context)
    {
        var details = Read(context);
        return context.StatusCode switch
        {
            400 or 422 => new BillingOSValidationException(context, details),
            401 => new BillingOSAuthenticationException(context, details),
            403 => new BillingOSAuthorizationException(context, details),
            404 => new BillingOSNotFoundException(context, details),
            429 => new BillingOSRateLimitException(context, details),
            >= 500 => new BillingOSServerException(context, details),
            _ => new BillingOSException(context, details),
        };
    }

    private static ErrorDetails? Read(ErrorContext context)
    {
        if (context.ReadBody(BillingOSErrorBody.Read)?.Error is not { } error)
        {
            return null;
        }

        return new ErrorDetails
        {
            Message = error.Message,
            Code = error.Code?.Value,
            Details = error.Details,
            FieldErrors = FieldErrors(error.Details),
            RequestId = error.RequestId,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>>? FieldErrors(Dictionary<string, object?>? details)
    {
        if (details is null || !details.TryGetValue("fieldErrors", out var value) || value is not Dictionary<string, object?> fields)
        {
            return null;
        }

        var result = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var field in fields)
        {
            var messages = new List<string>();
            foreach (var message in field.Value as IEnumerable<object?> ?? new[] { field.Value })
            {
                if (message is string text)
                {
                    messages.Add(text);
                }
            }

            result[field.Key] = messages;
        }

        return result;
    }
}
