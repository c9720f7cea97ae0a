namespace Billing;

/// <summary>The content of a request breaks a documented rule. Nothing was sent.</summary>
public sealed class InvalidRequestException : BillingException
{
    /// <summary>Makes an exception about a member of a request.</summary>
    /// <param name="paramName">The member, such as <c>request.customer.email</c>.</param>
    /// <param name="rule">The rule that it breaks, as the end of a sentence: <c>is required</c>.</param>
    public InvalidRequestException(string paramName, string rule)
        : base($"{paramName} {rule}. Nothing was sent.")
    {
        ParamName = paramName;
        Rule = rule;
    }

    /// <summary>The member that breaks the rule.</summary>
    public string ParamName { get; }

    /// <summary>The rule.</summary>
    public string Rule { get; }
}
