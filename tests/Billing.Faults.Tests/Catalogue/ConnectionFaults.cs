using System.Threading.Tasks;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Faults before a byte of an answer.</summary>
internal static class ConnectionFaults
{
    private static Fault ClosedBeforeReading { get; } = new("closed before reading", (connection, _) =>
    {
        connection.Close();
        return Task.CompletedTask;
    })
    { AtConnect = true };

    private static Fault StallBeforeReading { get; } = new("stall before reading", (connection, stop) => connection.StallAsync(stop)) { AtConnect = true };

    private static Fault PlainAnswer { get; } = new("TLS answered in plain HTTP", async (connection, stop) =>
    {
        await connection.WriteAsync(Scripts.Answer("400 Bad Request", "plain"), stop);
        await connection.StallAsync(stop);
    })
    { AtConnect = true };

    public static FaultCase[] All { get; } =
    [
        new("connect refused", Ending.Broken, SilentPort.Refusing),
        new("a listener that does not accept", Ending.TimedOut, SilentPort.Listening),
        new("a listener whose queue is full", Ending.TimedOut, SilentPort.Full),
        Unread(KnownFaults.ResetBeforeReading),
        FaultCase.Of(KnownFaults.ResetAfterReading, Ending.Broken),
        Unread(ClosedBeforeReading),
        Scripts.SaysAndCloses("closed before the answer", Ending.Broken, ""),
        FaultCase.Of(StallBeforeReading, Ending.TimedOut),
        new("stall in the TLS handshake", Ending.TimedOut, () => FaultTarget.Uncounted(StallBeforeReading, "https")),
        new("TLS answered in plain HTTP", Ending.Broken, () => FaultTarget.Uncounted(PlainAnswer, "https")),
    ];

    /// <summary>A connection is no attempt: where nothing was sent, the handler may try another before it gives up.</summary>
    private static FaultCase Unread(Fault script) => FaultCase.Of(script, Ending.Broken) with { Open = () => FaultTarget.Uncounted(script, "http") };
}
