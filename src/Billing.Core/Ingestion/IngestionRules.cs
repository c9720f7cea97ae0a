using System;

namespace Billing.Runtime;

/// <summary>The rules of options and keys.</summary>
internal static class IngestionRules
{
    public const int MaxCustomerBytes = 16 * 1024;
    private const int MostParallel = 256;

    public static void Check(IngestionOptions options)
    {
        AtLeastOne(options.MaxBufferSize, nameof(options.MaxBufferSize));
        AtLeastOne(options.MaxParallelRequests, nameof(options.MaxParallelRequests));
        if (options.MaxParallelRequests > MostParallel)
        {
            throw new ArgumentOutOfRangeException(nameof(options.MaxParallelRequests), options.MaxParallelRequests, FormattableString.Invariant($"must be at most {MostParallel}."));
        }

        Defined(options.Overflow is >= OverflowPolicy.DropOldest and <= OverflowPolicy.Wait, nameof(options.Overflow));
        Defined(options.OnExpired is >= ExpiredPolicy.Hold and <= ExpiredPolicy.Drop, nameof(options.OnExpired));
        NotEmpty(options.JournalDirectory, nameof(options.JournalDirectory));
        NotEmpty(options.DeadLetterFile, nameof(options.DeadLetterFile));
        if (options.ShutdownTimeout < TimeSpan.Zero || options.ShutdownTimeout.TotalMilliseconds > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(options.ShutdownTimeout), options.ShutdownTimeout, "must not be negative, and below 24 days.");
        }

        if (options.DuplicateWindow <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(options.DuplicateWindow), options.DuplicateWindow, "must be positive.");
        }
    }

    public static void CheckKey(string key)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > BillingDefaults.MaxIdempotencyKeyLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"must have 1 to {BillingDefaults.MaxIdempotencyKeyLength} characters."), "IdempotencyKey");
        }
    }

    public static void AtLeastOne(int value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(name, value, "must be at least 1.");
        }
    }

    private static void Defined(bool isDefined, string name)
    {
        if (!isDefined)
        {
            throw new ArgumentOutOfRangeException(name, "is not a value of its enum.");
        }
    }

    private static void NotEmpty(string? value, string name)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("must not be empty.", name);
        }
    }
}
