using System;
using System.Diagnostics;
using System.Threading;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Soak;

/// <summary>What becomes of requests: most are answered, a few are lost in every way there is, and now and then the server is down for a while.</summary>
/// <param name="random">Decides.</param>
internal sealed class Weather(Random random)
{
    private static readonly Mishap[] Storms =
    [
        Mishaps.Reset(applies: true), Mishaps.Reset(applies: false), Mishaps.Close(applies: true), Mishaps.Close(applies: false),
        Mishaps.Stall(applies: true), Mishaps.Stall(applies: false), Mishaps.Truncate, Mishaps.StallInBody,
        Mishaps.Answer(500, applies: true), Mishaps.Answer(500, applies: false), Mishaps.Answer(502, applies: true, closes: true),
        Mishaps.Answer(503, applies: false), Mishaps.Answer(429, applies: false, retryAfter: 1), Mishaps.Answer(413, applies: false),
        Mishaps.Slow(TimeSpan.FromMilliseconds(200)), Mishaps.Slow(TimeSpan.FromMilliseconds(700)),
    ];

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _downUntil;

    /// <summary>What becomes of the next request.</summary>
    public Mishap Next()
    {
        lock (_lock)
        {
            if (_clock.Elapsed < _downUntil)
            {
                return Mishaps.Answer(503, applies: false);
            }

            if (random.Next(2_000) == 0)
            {
                _downUntil = _clock.Elapsed + TimeSpan.FromMilliseconds(random.Next(200, 3_000));
            }

            return random.Next(60) == 0 ? Storms[random.Next(Storms.Length)] : Mishaps.None;
        }
    }
}
