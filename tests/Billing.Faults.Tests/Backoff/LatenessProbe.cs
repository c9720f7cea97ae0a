using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Backoff;

/// <summary>
/// Short waits and echoes over the loopback that run beside a measurement. A gap between two requests is a wait and two
/// trips; on a busy machine each step of it may be hit by a delay such as the worst that these saw, whoever waits.
/// </summary>
public sealed class LatenessProbe : IAsyncDisposable
{
    private const int Lanes = 4;
    private const int Steps = 3;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>What the trips take on an idle machine with hundreds of calls at once.</summary>
    private static readonly TimeSpan Trips = TimeSpan.FromMilliseconds(50);

    /// <summary>Timers count by a coarse clock of the system, which stands still for up to 10 ms.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TimeSpan> _late = new();
    private readonly long[] _began = new long[Lanes];
    private readonly Task _running;
    private volatile bool _isOver;

    private LatenessProbe()
    {
        _listener.Start();
        Array.Fill(_began, Stopwatch.GetTimestamp());
        _running = Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => RunAsync(lane))));
    }

    /// <summary>What a wait may be longer than it should, as seen from outside; a delay that has not ended yet counts, too.</summary>
    public TimeSpan Allowance => Trips + TimeSpan.FromTicks(_late.Concat(Enumerable.Range(0, Lanes).Select(Late)).OrderDescending().Take(Steps).Sum(late => late.Ticks));

    /// <summary>Begins to measure.</summary>
    public static LatenessProbe Start() => new();

    /// <summary>Whether a gap is a wait of that length.</summary>
    /// <param name="gap">The gap.</param>
    /// <param name="shortest">The shortest wait.</param>
    /// <param name="longest">The longest wait.</param>
    public bool IsAbout(TimeSpan gap, TimeSpan shortest, TimeSpan longest) => gap >= shortest - Grain && gap <= longest + Allowance;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await _running;
        _listener.Dispose();
    }

    private TimeSpan Late(int lane)
    {
        var late = Stopwatch.GetElapsedTime(Volatile.Read(ref _began[lane])) - Tick;
        return late > TimeSpan.Zero ? late : TimeSpan.Zero;
    }

    private async Task RunAsync(int lane)
    {
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)_listener.LocalEndpoint);
        using var server = await _listener.AcceptTcpClientAsync();
        client.NoDelay = server.NoDelay = true;
        var echoing = Task.Run(() => EchoAsync(server.GetStream()));
        var stream = client.GetStream();
        var one = new byte[1];
        while (!_isOver)
        {
            Volatile.Write(ref _began[lane], Stopwatch.GetTimestamp());
            await Task.Delay(Tick);
            await stream.WriteAsync(one);
            await stream.ReadExactlyAsync(one);
            _late.Enqueue(Late(lane));
        }

        client.Client.Shutdown(SocketShutdown.Send);
        await echoing;
    }

    /// <summary>The lanes may accept each other's connections; each echoes whoever it has.</summary>
    private static async Task EchoAsync(NetworkStream stream)
    {
        var one = new byte[1];
        while (await stream.ReadAsync(one) > 0)
        {
            await stream.WriteAsync(one);
        }
    }
}
