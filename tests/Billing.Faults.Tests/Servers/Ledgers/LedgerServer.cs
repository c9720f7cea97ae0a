using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>
/// A vendor with a memory, on real sockets: it applies each idempotency key by the vendor's own rules and counts what it did,
/// while its answers get lost as a test wants it.
/// </summary>
public sealed class LedgerServer : IAsyncDisposable
{
    /// <summary>A header by which a test names the logical call of a request (<c>RequestOptions.Headers</c>).</summary>
    public const string CallHeader = "X-Logical-Call";

    private readonly VendorRules _rules;
    private readonly FaultServer _server;
    private Func<ReceivedRequest, Mishap> _script;
    private int _inProgress;

    private LedgerServer(VendorRules rules, Func<ReceivedRequest, Mishap> script, TimeProvider time)
    {
        _rules = rules;
        _script = script;
        Ledger = new Ledger(time);
        _server = FaultServer.Start(new Fault("ledger", ServeAsync));
        _server.KeepsRequests = false;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => _server.Url;

    /// <summary>What was done.</summary>
    public Ledger Ledger { get; }

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => _server.OpenConnections;

    /// <summary>What becomes of each request; it may be replaced at any time, as when a server goes down and comes back.</summary>
    public Func<ReceivedRequest, Mishap> Script
    {
        get => Volatile.Read(ref _script);
        set => Volatile.Write(ref _script, value);
    }

    /// <summary>Starts a server.</summary>
    /// <param name="rules">The vendor.</param>
    /// <param name="script">What becomes of each request; null: all are answered.</param>
    /// <param name="time">The vendor's clock; null for the system's.</param>
    /// <returns>The server; dispose it.</returns>
    public static LedgerServer Start(VendorRules rules, Func<ReceivedRequest, Mishap>? script = null, TimeProvider? time = null) =>
        new(rules, script ?? (static _ => Mishaps.None), time ?? TimeProvider.System);

    /// <summary>The ledger as it is now.</summary>
    public LedgerSnapshot Snapshot() => Ledger.Snapshot();

    /// <summary>Waits until no request is being worked on, also none that a client gave up and the network still brings.</summary>
    /// <param name="limit">How long at the most.</param>
    /// <exception cref="TimeoutException">There is no end of it.</exception>
    public async Task SettleAsync(TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var quiet = 0;
        while (quiet < 5)
        {
            quiet = Volatile.Read(ref _inProgress) == 0 ? quiet + 1 : 0;
            if (clock.Elapsed > limit)
            {
                throw new TimeoutException("The server is still at work.");
            }

            await Task.Delay(20);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(FaultConnection connection, CancellationToken stop)
    {
        Interlocked.Increment(ref _inProgress);
        try
        {
            var request = await connection.ReadRequestAsync(stop);
            Ledger.Arrive();
            var call = request[CallHeader] is { } id ? Ledger.Call(id) : null;
            var mishap = Script(request);
            call?.Arrive(new LedgerArrival(_rules.KeyOf(request), mishap));
            if (mishap.Delay > TimeSpan.Zero)
            {
                await Task.Delay(mishap.Delay, stop);
            }

            LedgerAnswer? answer = null;
            if (mishap.Applies)
            {
                (answer, var acted) = await _rules.ApplyAsync(request, Ledger, stop);
                if (acted)
                {
                    call?.Apply();
                }
            }

            await mishap.Answer(connection, answer, stop);
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }
}
