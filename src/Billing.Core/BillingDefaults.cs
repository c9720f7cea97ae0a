using System;

namespace Billing;

/// <summary>The numbers of the call's policy, in one place.</summary>
internal static class BillingDefaults
{
    /// <summary>One attempt, body included.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The whole call: attempts and waits.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);

    public static readonly TimeSpan InitialInterval = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan MaxInterval = TimeSpan.FromSeconds(8);
    public static readonly TimeSpan MaxElapsedTime = TimeSpan.FromSeconds(60);
    public const double Exponent = 2;

    /// <summary>A server that asks for more than this is better told to the caller than waited for.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    /// <summary>Where a vendor's key is looked up and stored in two steps, a repeat waits until the first request must have ended.</summary>
    public static readonly TimeSpan NonAtomicResendDelay = TimeSpan.FromSeconds(5);

    /// <summary>A body beyond this is refused before it fills the memory.</summary>
    public const int MaxResponseBytes = 64 * 1024 * 1024;

    /// <summary>The longest idempotency key that every vendor stores whole.</summary>
    public const int MaxIdempotencyKeyLength = 255;

    /// <summary>How much of an error body is read for its code and message.</summary>
    public const int MaxErrorBodyBytes = 1024 * 1024;

    /// <summary>How much of a body an exception keeps.</summary>
    public const int MaxKeptBodyCharacters = 64 * 1024;

    /// <summary>How far the time of a webhook's signature may lie from now, both ways.</summary>
    public static readonly TimeSpan WebhookTolerance = TimeSpan.FromSeconds(300);

    /// <summary>DNS changes are seen after this long.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Retries that are always allowed within <see cref="RetryBudgetWindow"/>, however many calls fail.</summary>
    public const int RetryBudgetFloor = 10;

    public static readonly TimeSpan RetryBudgetWindow = TimeSpan.FromSeconds(10);

    /// <summary>How many successful calls pay for one retry.</summary>
    public const int RetryBudgetSuccessesPerRetry = 10;

    /// <summary>The most retries that the budget saves up, and what it starts with.</summary>
    public const int RetryBudgetCapacity = 50;
}
