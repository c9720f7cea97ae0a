using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>What happens to one logical call, attempt by attempt; all of it follows from the seed.</summary>
public sealed class Schedule
{
    /// <summary>An attempt that finds nobody listening.</summary>
    public static readonly Mishap Refused = new("connection refused", false, static (_, _, _) => throw new InvalidOperationException("It never arrives."));

    private static readonly TimeSpan ShortAttempt = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongAttempt = TimeSpan.FromSeconds(30);

    private static readonly Mishap[] Doubtful =
    [
        Mishaps.Reset(applies: true), Mishaps.Reset(applies: false), Mishaps.Close(applies: true), Mishaps.Close(applies: false),
        Mishaps.Stall(applies: true), Mishaps.Stall(applies: false), Mishaps.Truncate, Mishaps.StallInBody,
        Mishaps.Answer(500, applies: true), Mishaps.Answer(500, applies: false), Mishaps.Answer(503, applies: false), Mishaps.Answer(503, applies: true, retryAfter: 0),
        Mishaps.Answer(502, applies: true, closes: true), Mishaps.Answer(408, applies: true),
    ];

    private static readonly Mishap[] Clear =
    [
        Mishaps.Answer(429, applies: false, retryAfter: 0), Mishaps.Answer(429, applies: false, closes: true), Mishaps.Answer(429, applies: false, retryAfter: 120),
        Mishaps.Answer(400, applies: false), Mishaps.Answer(409, applies: false), Refused, Refused, Refused,
    ];

    /// <summary>Makes the schedule of a seed.</summary>
    /// <param name="seed">The seed.</param>
    public Schedule(int seed)
    {
        var random = new Random(seed);
        Seed = seed;
        Vendor = Vendor.All[random.Next(Vendor.All.Length)];
        Kind = random.Next(10) switch { < 2 => CallKind.Read, < 7 => CallKind.Keyed, _ => CallKind.Unkeyed };
        MaxRetries = random.Next(5);
        RetriesConnectionErrors = random.Next(10) > 0;
        GivenKey = Kind == CallKind.Keyed && random.Next(3) == 0 ? $"given-{seed}" : null;
        var mishaps = new Mishap[random.Next(1, 5)];
        for (var i = 0; i < mishaps.Length; i++)
        {
            mishaps[i] = Draw(random);
        }

        for (var i = 0; i + 1 < mishaps.Length; i++)
        {
            // A connection must be made for it to be refused.
            if (mishaps[i + 1] == Refused && mishaps[i] is { Status: { } status })
            {
                mishaps[i] = Mishaps.Answer(status, mishaps[i].Applies, mishaps[i].RetryAfter, closes: true);
            }
        }

        Steps = mishaps;
        AttemptLimit = mishaps.Any(static mishap => mishap.Name.Contains("stalled", StringComparison.Ordinal)) ? ShortAttempt : LongAttempt;
        CallLimit = TimeSpan.FromSeconds(random.Next(10) == 0 ? 1 : 120);
        UsesDefaultClient = !mishaps.Contains(Refused) && random.Next(2) == 0;
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>Whose client.</summary>
    public Vendor Vendor { get; }

    /// <summary>Which operation.</summary>
    public CallKind Kind { get; }

    /// <summary>What happens to the attempts, in order; those after it are answered.</summary>
    public IReadOnlyList<Mishap> Steps { get; }

    /// <summary>How many retries the call may make.</summary>
    public int MaxRetries { get; }

    /// <summary>Whether broken connections are retried.</summary>
    public bool RetriesConnectionErrors { get; }

    /// <summary>The caller's own key; null for a generated one.</summary>
    public string? GivenKey { get; }

    /// <summary>The limit of one attempt: short only where something stalls, so that a busy machine does not add timeouts.</summary>
    public TimeSpan AttemptLimit { get; }

    /// <summary>The limit of the call.</summary>
    public TimeSpan CallLimit { get; }

    /// <summary>Whether no limit is so short that a busy machine could pass it.</summary>
    public bool HasTime => AttemptLimit == LongAttempt && CallLimit > LongAttempt;

    /// <summary>Whether the process's own connections are used, not an HttpClient of the application.</summary>
    public bool UsesDefaultClient { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"seed {Seed}: {Vendor} {Kind}, {MaxRetries} retries{(RetriesConnectionErrors ? string.Empty : ", none of connection errors")}, limits {AttemptLimit.TotalSeconds}/{CallLimit.TotalSeconds} s, {(UsesDefaultClient ? "default client" : "own HttpClient")}: {string.Join(" | ", Steps)}";

    private Mishap Draw(Random random)
    {
        if (random.Next(4) > 0)
        {
            return Doubtful[random.Next(Doubtful.Length)];
        }

        // Behind the work of this vendor stands a limiter whose 429 carries no Retry-After.
        var limitedAfterwards = Vendor is BillingOSVendor && random.Next(4) == 0;
        return limitedAfterwards ? Mishaps.Answer(429, applies: true) : Clear[random.Next(Clear.Length)];
    }
}
