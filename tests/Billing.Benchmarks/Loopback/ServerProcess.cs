using System;
using System.Diagnostics;

namespace Billing.Benchmarks.Loopback;

/// <summary>The server in a process of its own, so that only the client's bytes are counted. It ends with its input.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Command = "server";

    private readonly Process _process;

    public ServerProcess(string answer)
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(ServerProcess).Assembly.Location, Command, answer]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        Url = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start.");
    }

    public string Url { get; }

    /// <summary>What the process does.</summary>
    /// <param name="answer">The name of the answer.</param>
    public static void Run(string answer)
    {
        using var server = new LoopbackServer(Samples.Answer(answer).ToJsonString());
        Console.WriteLine(server.Url.GetLeftPart(UriPartial.Authority));
        Console.In.ReadToEnd();
    }

    public void Dispose()
    {
        _process.StandardInput.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }
}
