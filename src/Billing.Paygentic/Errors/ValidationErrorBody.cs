using System.Collections.Generic;

namespace Billing.Paygentic;

public sealed partial class ValidationErrorBody
{
    internal string? MessageOrNull => _message;

    internal IReadOnlyList<ValidationErrorItem>? ErrorsOrNull => _errors;
}
