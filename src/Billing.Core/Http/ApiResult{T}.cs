using System;
using System.Diagnostics.CodeAnalysis;

namespace Billing;

/// <summary>The outcome of a standalone function: a value, or a known failure. The caller's own cancellation and argument errors are thrown.</summary>
/// <typeparam name="T">The value.</typeparam>
public readonly struct ApiResult<T>
    where T : class
{
    private readonly T? _value;

    /// <summary>Makes a successful outcome.</summary>
    /// <param name="value">The value.</param>
    /// <param name="response">The answer's metadata.</param>
    public ApiResult(T value, ApiResponse? response)
    {
        _value = value ?? throw new ArgumentNullException(nameof(value));
        Error = null;
        Response = response;
    }

    /// <summary>Makes a failed outcome.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="response">The answer's metadata; null when none arrived.</param>
    public ApiResult(BillingException error, ApiResponse? response)
    {
        _value = null;
        Error = error ?? throw new ArgumentNullException(nameof(error));
        Response = response;
    }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => _value is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The call failed; the inner exception is <see cref="Error"/>.</exception>
    public T Value => _value ?? throw new InvalidOperationException("The call failed, so there is no value: look at IsOk first.", Error);

    /// <summary>The failure; null when there is a value.</summary>
    public BillingException? Error { get; }

    /// <summary>The answer's metadata; null when none arrived.</summary>
    public ApiResponse? Response { get; }

    /// <summary>Goes on with whichever happened.</summary>
    /// <typeparam name="TResult">What both ways return.</typeparam>
    /// <param name="ok">With the value.</param>
    /// <param name="error">With the failure.</param>
    /// <returns>The result of the way taken.</returns>
    public TResult Match<TResult>(Func<T, TResult> ok, Func<BillingException, TResult> error)
    {
        if (ok is null)
        {
            throw new ArgumentNullException(nameof(ok));
        }

        if (error is null)
        {
            throw new ArgumentNullException(nameof(error));
        }

        return _value is not null ? ok(_value) : error(Error!);
    }

    /// <summary>Splits the outcome: one of the two is null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">The failure.</param>
    public void Deconstruct(out T? value, out BillingException? error)
    {
        value = _value;
        error = Error;
    }
}
