namespace Billing.Paygentic;

public sealed partial class ValidationErrorItem
{
    internal string? FieldOrNull => _field;

    internal string? MessageOrNull => _message;
}
