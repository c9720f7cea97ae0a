using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>400: members of the request did not pass validation.</summary>
public sealed class PaygenticValidationException : PaygenticException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="body">Its body.</param>
    public PaygenticValidationException(ErrorContext context, ValidationErrorBody body)
        : base(context, new ErrorDetails { Message = body?.MessageOrNull, Code = "validation_error", FieldErrors = ByField(body?.ErrorsOrNull) })
    {
        Errors = body?.ErrorsOrNull ?? Array.Empty<ValidationErrorItem>();
    }

    /// <summary>The problems, one entry each.</summary>
    public IReadOnlyList<ValidationErrorItem> Errors { get; }

    private static Dictionary<string, IReadOnlyList<string>> ByField(IReadOnlyList<ValidationErrorItem>? errors)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var error in errors ?? Array.Empty<ValidationErrorItem>())
        {
            var field = error.FieldOrNull ?? string.Empty;
            var messages = fields.TryGetValue(field, out var earlier) ? new List<string>(earlier) : new List<string>();
            messages.Add(error.MessageOrNull ?? string.Empty);
            fields[field] = messages;
        }

        return fields;
    }
}
