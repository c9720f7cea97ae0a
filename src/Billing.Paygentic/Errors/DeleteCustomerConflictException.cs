using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>409: the customer still has subscriptions, invoices, disputes or entitlements.</summary>
public sealed class DeleteCustomerConflictException : PaygenticException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="body">Its body.</param>
    public DeleteCustomerConflictException(ErrorContext context, DeleteCustomerConflictBody body)
        : base(context, new ErrorDetails { Message = body?.Message })
    {
        Blockers = body?.Details?.Blockers ?? Array.Empty<DeleteCustomerBlocker>();
    }

    /// <summary>What stands in the way, one entry per kind.</summary>
    public IReadOnlyList<DeleteCustomerBlocker> Blockers { get; }
}
