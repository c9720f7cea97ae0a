using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Processes;

/// <summary>A process that a test starts, talks to, kills, or sees end. Nothing is waited for without a limit; disposing it ends it.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Task _reading;

    private ChildProcess(Process process)
    {
        _process = process;
        _process.Start();
        _reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>All that it wrote so far.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <summary>All that it wrote to its error stream so far.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Starts a command of <c>Billing.Faults.Child</c>.</summary>
    /// <param name="command">Its name in that program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ChildProcess Start(string command, params string[] arguments) => Start(new ChildCommand(command, arguments));

    /// <summary>Starts a command of <c>Billing.Faults.Child</c>.</summary>
    /// <param name="command">The command, its environment, and what runs it.</param>
    public static ChildProcess Start(ChildCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new ChildProcess(new Process { StartInfo = command.Describe() });
    }

    /// <summary>The next line of its output.</summary>
    /// <param name="limit">How long to wait for it.</param>
    /// <returns>The line; null when the output has ended.</returns>
    /// <exception cref="TimeoutException">No line came in time.</exception>
    public async Task<string?> ReadLineAsync(TimeSpan limit)
    {
        using var end = new CancellationTokenSource(limit);
        try
        {
            return await _lines.Reader.WaitToReadAsync(end.Token) && _lines.Reader.TryRead(out var line) ? line : null;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The child wrote no line within {limit}. {Report()}");
        }
    }

    /// <summary>Reads until a line comes.</summary>
    /// <param name="wanted">Whether it is the one.</param>
    /// <param name="limit">How long to wait for it.</param>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    /// <exception cref="EndOfStreamException">The output ended without it.</exception>
    public async Task<string> WaitForLineAsync(Predicate<string> wanted, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var left = limit - clock.Elapsed;
            var line = await ReadLineAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero) ?? throw new EndOfStreamException($"The child ended without the line. {Report()}");
            if (wanted(line))
            {
                return line;
            }
        }
    }

    /// <summary>Writes a line to its input.</summary>
    /// <param name="line">The line.</param>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends it at once, as a power cut does (SIGKILL).</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Asks it to end, as a service manager does (SIGTERM).</summary>
    public void Terminate()
    {
        if (SendSignal(_process.Id, SigTerm) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="limit">How long at the most.</param>
    /// <returns>Its exit code; 128 and the number of the signal that ended it.</returns>
    /// <exception cref="TimeoutException">It still runs; it is killed when this is disposed.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var end = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(end.Token);
            await _reading.WaitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The child still runs after {limit}. {Report()}");
        }

        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
            await WaitForExitAsync(TimeSpan.FromSeconds(30));
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _output.Enqueue(line);
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _errors.Enqueue(line);
        }
    }

    private string Report() => $"Its output: {string.Join(" | ", _output)}. Its errors: {string.Join(" | ", _errors)}.";
}
