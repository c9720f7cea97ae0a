using System;
using Billing.Runtime;

namespace Billing;

/// <summary>The content of a request breaks a documented rule. Nothing was sent.</summary>
public sealed class InvalidRequestException : BillingException
{
    /// <summary>Makes an exception about a member of a request.</summary>
    /// <param name="paramName">The member, such as <c>request.customer.email</c>.</param>
    /// <param name="rule">The rule that it breaks, as the end of a sentence: <c>is required</c>.</param>
    public InvalidRequestException(string paramName, string rule)
        : base($"{JsonPath.WithoutKeys(paramName)} {rule}. Nothing was sent.")
    {
        ParamName = paramName;
        Rule = rule;
    }

    private InvalidRequestException(string paramName, string rule, string message)
        : base(message)
    {
        ParamName = paramName;
        Rule = rule;
    }

    /// <summary>The member that breaks the rule, with the keys of maps that lead to it: these may be customer data, which the message leaves out.</summary>
    public string ParamName { get; }

    /// <summary>The rule.</summary>
    public string Rule { get; }

    /// <summary>Ends a walk: earlier pages were sent and read.</summary>
    internal static InvalidRequestException AtOffsetLimit(int maxOffset, string narrowBy)
    {
        var rule = FormattableString.Invariant($"must not exceed {maxOffset}, and there is more behind it: narrow the list by {narrowBy}");
        return new InvalidRequestException("offset", rule, $"offset {rule}.");
    }
}
