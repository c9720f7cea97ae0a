using System;
using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Paygentic;

/// <summary>409: prices still use the fee.</summary>
public sealed class DeleteFeeConflictException : PaygenticException
{
    /// <summary>Makes an exception from an answer; applications use it only in their own tests.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="body">Its body.</param>
    public DeleteFeeConflictException(ErrorContext context, DeleteFeeConflictBody body)
        : base(context, new ErrorDetails { Message = body?.Message })
    {
        Blockers = body?.Details?.Blockers ?? Array.Empty<DeleteFeeBlocker>();
    }

    /// <summary>What stands in the way, one entry per kind.</summary>
    public IReadOnlyList<DeleteFeeBlocker> Blockers { get; }
}
