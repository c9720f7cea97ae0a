using System;
using System.Diagnostics.CodeAnalysis;

namespace Billing;

/// <summary>The outcome of a standalone function that returns nothing: done, or a known failure.</summary>
public readonly struct ApiResult
{
    /// <summary>Makes an outcome.</summary>
    /// <param name="error">The failure; null when the call is done.</param>
    /// <param name="response">The answer's metadata; null when none arrived.</param>
    public ApiResult(BillingException? error, ApiResponse? response)
    {
        Error = error;
        Response = response;
    }

    /// <summary>Whether the call is done.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The failure; null when the call is done.</summary>
    public BillingException? Error { get; }

    /// <summary>The answer's metadata; null when none arrived.</summary>
    public ApiResponse? Response { get; }

    /// <summary>Goes on with whichever happened.</summary>
    /// <typeparam name="TResult">What both ways return.</typeparam>
    /// <param name="ok">When the call is done.</param>
    /// <param name="error">When it failed.</param>
    /// <returns>The result of the way taken.</returns>
    public TResult Match<TResult>(Func<TResult> ok, Func<BillingException, TResult> error)
    {
        if (ok is null)
        {
            throw new ArgumentNullException(nameof(ok));
        }

        if (error is null)
        {
            throw new ArgumentNullException(nameof(error));
        }

        return Error is null ? ok() : error(Error);
    }

    /// <summary>Splits the outcome.</summary>
    /// <param name="isOk">Whether the call is done.</param>
    /// <param name="error">The failure.</param>
    public void Deconstruct(out bool isOk, out BillingException? error)
    {
        isOk = IsOk;
        error = Error;
    }
}
