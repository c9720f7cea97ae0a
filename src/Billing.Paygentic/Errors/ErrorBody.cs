namespace Billing.Paygentic;

public sealed partial class ErrorBody
{
    /// <summary>An error body must never cause an error of its own, whatever it lacks.</summary>
    internal string? MessageOrNull => _message;

    /// <summary>Whether the body says nothing that belongs to an error.</summary>
    internal bool IsEmpty => _message is null && Code is null && Category is null;
}
