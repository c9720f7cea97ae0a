namespace Billing.Paygentic;

public sealed partial class ErrorBody
{
    /// <summary>An error body must never cause an error of its own, whatever it lacks.</summary>
    internal string? MessageOrNull => _message;
}
