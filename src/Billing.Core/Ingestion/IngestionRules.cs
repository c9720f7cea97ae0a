using System;
using System.Collections.Generic;
using System.IO;

namespace Billing.Runtime;

/// <summary>The rules of options and keys.</summary>
internal static class IngestionRules
{
    public const int MaxCustomerBytes = 16 * 1024;
    private const int MostParallel = 256;

    /// <summary>Each throws <see cref="ArgumentException"/> with the option's name when it is broken.</summary>
    public static IReadOnlyList<Action<IngestionOptions>> All { get; } = new Action<IngestionOptions>[]
    {
        static options => AtLeastOne(options.MaxBufferSize, nameof(options.MaxBufferSize)),
        static options => Between(options.MaxParallelRequests, 1, MostParallel, nameof(options.MaxParallelRequests)),
        static options => Defined(options.Overflow is >= OverflowPolicy.DropOldest and <= OverflowPolicy.Wait, nameof(options.Overflow)),
        static options => Defined(options.OnExpired is >= ExpiredPolicy.Hold and <= ExpiredPolicy.Drop, nameof(options.OnExpired)),
        static options => FullPath(options.JournalDirectory, nameof(options.JournalDirectory)),
        static options => FullPath(options.DeadLetterFile, nameof(options.DeadLetterFile)),
        static options => ShutdownTimeout(options.ShutdownTimeout),
        static options => DuplicateWindow(options.DuplicateWindow),
    };

    /// <summary>Checks a copy of the application's options, and fixes its paths: the process may change its working folder later.</summary>
    public static void Apply(IngestionOptions options)
    {
        foreach (var rule in All)
        {
            rule(options);
        }

        options.JournalDirectory = FullPath(options.JournalDirectory, nameof(options.JournalDirectory));
        options.DeadLetterFile = FullPath(options.DeadLetterFile, nameof(options.DeadLetterFile));
    }

    public static void CheckKey(string key)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > BillingDefaults.MaxIdempotencyKeyLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"must have 1 to {BillingDefaults.MaxIdempotencyKeyLength} characters."), "IdempotencyKey");
        }
    }

    private static void AtLeastOne(int value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(name, value, "must be at least 1.");
        }
    }

    private static void Between(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"must be {least} to {most}."));
        }
    }

    private static void Defined(bool isDefined, string name)
    {
        if (!isDefined)
        {
            throw new ArgumentOutOfRangeException(name, "is not a value of its enum.");
        }
    }

    private static void ShutdownTimeout(TimeSpan value)
    {
        if (value < TimeSpan.Zero || value.TotalMilliseconds > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(IngestionOptions.ShutdownTimeout), value, "must not be negative, and below 24 days.");
        }
    }

    private static void DuplicateWindow(TimeSpan? value)
    {
        if (value <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(IngestionOptions.DuplicateWindow), value, "must be positive.");
        }
    }

    private static string? FullPath(string? value, string name)
    {
        if (value is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("must not be empty.", name);
        }

        try
        {
            return Path.GetFullPath(value);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new ArgumentException("must be a path of this system: " + error.Message, name, error);
        }
    }
}
