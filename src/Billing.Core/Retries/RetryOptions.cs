using System;
using System.Collections.Generic;
using System.Globalization;
using Billing.Runtime;

namespace Billing;

/// <summary>When and how often a failed call is tried again. Set on the client for all calls, or on <see cref="RequestOptions.Retry"/> for one.</summary>
/// <remarks>
/// Whether an operation may be sent again at all is decided by the operation, not by these options:
/// one that could act twice is repeated only with an idempotency key, or when the server cannot have acted: no byte left, or its limiter answered 429 (at BillingOS only with a <c>Retry-After</c>).
/// </remarks>
public sealed record RetryOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public RetryOptions()
    {
    }

    /// <summary>What <c>with</c> copies: the list of statuses too, so that a snapshot stays one.</summary>
    private RetryOptions(RetryOptions other)
    {
        InitialInterval = other.InitialInterval;
        MaxInterval = other.MaxInterval;
        Exponent = other.Exponent;
        MaxElapsedTime = other.MaxElapsedTime;
        MaxRetries = other.MaxRetries;
        RetryConnectionErrors = other.RetryConnectionErrors;
        StatusCodes = other.StatusCodes is { } codes ? new List<string>(codes) : null;
        ResendUnsafe = other.ResendUnsafe;
    }

    /// <summary>No retries: the first outcome is the result.</summary>
    public static RetryOptions None => new() { MaxRetries = 0 };

    /// <summary>The wait before the first retry.</summary>
    /// <value>The default is 500 milliseconds.</value>
    public TimeSpan InitialInterval { get; set; } = BillingDefaults.InitialInterval;

    /// <summary>The longest computed wait. A <c>Retry-After</c> of the server is waited for as it is, up to 60 seconds.</summary>
    /// <value>The default is 8 seconds.</value>
    public TimeSpan MaxInterval { get; set; } = BillingDefaults.MaxInterval;

    /// <summary>The factor by which each wait grows. A random share of 0.5 to 1 of it is waited.</summary>
    /// <value>The default is 2; at least 1.</value>
    public double Exponent { get; set; } = BillingDefaults.Exponent;

    /// <summary>No retry starts later than this after the call began.</summary>
    /// <value>The default is 60 seconds.</value>
    public TimeSpan MaxElapsedTime { get; set; } = BillingDefaults.MaxElapsedTime;

    /// <summary>How often a failed call is tried again; 0 for never.</summary>
    /// <value>The default is null: the vendor's own number (Paygentic 2, UnitPay 2, BillingOS 3).</value>
    public int? MaxRetries { get; set; }

    /// <summary>Whether broken connections and passed attempt limits are retried, as statuses are.</summary>
    /// <value>The default is true.</value>
    public bool RetryConnectionErrors { get; set; } = true;

    /// <summary>The statuses to retry, such as <c>"429"</c> or <c>"5XX"</c> (all of 500 to 599 but 501 and 505).</summary>
    /// <value>The default is null: 408, 429 and 5XX, and what the operation adds.</value>
    public IReadOnlyList<string>? StatusCodes { get; set; }

    /// <summary>Sends operations again that have no idempotency key, even when the first attempt may have been applied. It can charge twice.</summary>
    /// <value>The default is false.</value>
    public bool ResendUnsafe { get; set; }

    /// <summary>The options for a log, the same in every culture.</summary>
    /// <returns>For example <c>RetryOptions { InitialInterval = 0.5 s, …, MaxRetries = default, StatusCodes = 429 5XX, … }</c>.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"RetryOptions {{ InitialInterval = {Seconds(InitialInterval)}, MaxInterval = {Seconds(MaxInterval)}, Exponent = {Exponent}, MaxElapsedTime = {Seconds(MaxElapsedTime)}, MaxRetries = {MaxRetries?.ToString(CultureInfo.InvariantCulture) ?? "default"}, RetryConnectionErrors = {RetryConnectionErrors}, StatusCodes = {(StatusCodes is null ? "default" : string.Join(" ", StatusCodes))}, ResendUnsafe = {ResendUnsafe} }}");

    /// <summary>Refuses values that make no policy.</summary>
    /// <param name="name">The name of the option that holds this record.</param>
    /// <exception cref="ArgumentException">A number is out of range; the message names it.</exception>
    internal void Validate(string name)
    {
        Ensure.NotNegative(InitialInterval, name + "." + nameof(InitialInterval));
        Ensure.NotNegative(MaxInterval, name + "." + nameof(MaxInterval));
        Ensure.NotNegative(MaxElapsedTime, name + "." + nameof(MaxElapsedTime));
        if (MaxRetries < 0)
        {
            throw new ArgumentOutOfRangeException(name + "." + nameof(MaxRetries), MaxRetries, "must be 0 or more.");
        }

        if (!(Exponent >= 1) || double.IsInfinity(Exponent))
        {
            throw new ArgumentOutOfRangeException(name + "." + nameof(Exponent), Exponent, "must be at least 1.");
        }

        if (StatusCodes is { } codes)
        {
            _ = StatusSet.Parse(codes, name + "." + nameof(StatusCodes));
        }
    }

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");
}
