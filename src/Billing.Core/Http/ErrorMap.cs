using System;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>The exception of one error status of an operation, where the vendor's common one does not serve.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ErrorMap
{
    /// <summary>Maps a status.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="create">Makes the exception.</param>
    public ErrorMap(int status, Func<ErrorContext, ApiException> create)
    {
        Status = status;
        Create = create;
    }

    internal int Status { get; }

    internal Func<ErrorContext, ApiException> Create { get; }
}
