using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>One call under its schedule, and all that client and server know about it.</summary>
/// <param name="schedule">The schedule.</param>
public sealed class ScheduleRun(Schedule schedule)
{
    private readonly Lock _lock = new();
    private readonly List<Mishap> _played = [];

    /// <summary>The schedule.</summary>
    public Schedule Schedule { get; } = schedule;

    /// <summary>The value of <see cref="LedgerServer.CallHeader"/>.</summary>
    public string Id { get; } = schedule.Seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>What happened to the attempts that reached the server or were refused, in order.</summary>
    public IReadOnlyList<Mishap> Played => _played;

    /// <summary>How the call failed; null when it succeeded.</summary>
    public Exception? Error { get; private set; }

    /// <summary>The last answer, as the call reported it.</summary>
    public ApiResponse? Response { get; private set; }

    /// <summary>The status of each attempt, as the client saw it; null where it saw none.</summary>
    public IReadOnlyList<int?> Statuses { get; private set; } = [];

    /// <summary>The wait before each attempt after the first, in seconds.</summary>
    public IReadOnlyList<double> Waits { get; private set; } = [];

    /// <summary>How long the call took on its own clock.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>What the ledger holds.</summary>
    public LedgerCall Ledger { get; private set; } = null!;

    /// <summary>What happens to a request that arrived.</summary>
    public Mishap Arrive()
    {
        lock (_lock)
        {
            var next = Schedule.Steps.Skip(_played.Count).SkipWhile(static step => step == Schedule.Refused).FirstOrDefault() ?? Mishaps.None;
            _played.Add(next);
            return next;
        }
    }

    /// <summary>Whether a connection that is being made is refused.</summary>
    public bool Refuse()
    {
        lock (_lock)
        {
            var refuses = _played.Count < Schedule.Steps.Count && Schedule.Steps[_played.Count] == Schedule.Refused;
            if (refuses)
            {
                _played.Add(Schedule.Refused);
            }

            return refuses;
        }
    }

    /// <summary>Makes the call.</summary>
    /// <param name="server">The vendor's server.</param>
    /// <param name="network">The connections of calls that do not use the default client.</param>
    public async Task RunAsync(LedgerServer server, ScheduleNetwork network)
    {
        var time = new ShortWaits();
        var started = time.GetTimestamp();
        using var parent = new Activity("schedule").SetIdFormat(ActivityIdFormat.W3C).Start();
        parent.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        var call = Schedule.Vendor.Connect(Schedule.UsesDefaultClient ? server.Url : network.UrlOf(this, server), options =>
        {
            options.AttemptTimeout = Schedule.AttemptLimit;
            options.Timeout = Schedule.CallLimit;
            options.TimeProvider = time;
            options.HttpClient = Schedule.UsesDefaultClient ? null : network.Client;
            options.AllowInsecureHttp = true;
            options.Retry = new RetryOptions { MaxRetries = Schedule.MaxRetries, RetryConnectionErrors = Schedule.RetriesConnectionErrors };
        });
        try
        {
            await call(Schedule.Kind, Options(), CancellationToken.None);
        }
        catch (Exception error)
        {
            Error = error;
        }

        Duration = time.GetElapsedTime(started);
        Statuses = AttemptListener.StatusesOf(parent);
        Waits = AttemptListener.WaitsOf(parent);
        Read(server);
    }

    /// <summary>Opens the ledger of this call.</summary>
    /// <param name="server">The vendor's server.</param>
    public void Read(LedgerServer server) => Ledger = server.Ledger.Call(Id);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Schedule}\n    played: {string.Join(" | ", _played)}\n    ledger: {Ledger?.Effects} effects, keys {string.Join(' ', Ledger?.Arrivals.Select(static arrival => arrival.Key ?? "-") ?? [])}\n    call: {Tell()}";

    private RequestOptions Options() => new()
    {
        IdempotencyKey = Schedule.GivenKey,
        Headers = new Dictionary<string, string> { [LedgerServer.CallHeader] = Id },
        OnResponse = response => Response = response,
    };

    private string Tell() => Error switch
    {
        null => $"succeeded after {Response?.Attempts} attempts",
        BillingException e => $"{e.GetType().Name}, {e.Effect}, key {e.IdempotencyKey ?? "-"}, {e.Attempts} attempts, {e.StopReason}, saw {string.Join(' ', Statuses.Select(static status => status?.ToString(CultureInfo.InvariantCulture) ?? "-"))}, waited {string.Join(' ', Waits)}: {e.Message}",
        _ => Error.ToString(),
    };
}
