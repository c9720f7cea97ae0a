using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers;

/// <summary>What servers and networks do to a call.</summary>
public static class KnownFaults
{
    /// <summary>A whole, honest answer.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">Its JSON.</param>
    /// <param name="headers">More header lines, each ending in CR LF.</param>
    public static Fault Answer(int status, string body, string headers = "") => new($"{status}", async (connection, stop) =>
    {
        await connection.ReadRequestAsync(stop);
        await connection.AnswerAsync(status, body, stop, headers);
    });

    /// <summary>A reset when the connection is made, before the request is read.</summary>
    public static Fault ResetBeforeReading { get; } = new("reset before reading", (connection, _) =>
    {
        connection.Reset();
        return Task.CompletedTask;
    })
    { AtConnect = true };

    /// <summary>A reset after the whole request was read.</summary>
    public static Fault ResetAfterReading { get; } = new("reset after reading", async (connection, stop) =>
    {
        await connection.ReadRequestAsync(stop);
        connection.Reset();
    });

    /// <summary>The request is read, and nothing ever comes back.</summary>
    public static Fault StallAfterReading { get; } = new("stall after reading", async (connection, stop) =>
    {
        await connection.ReadRequestAsync(stop);
        await connection.StallAsync(stop);
    });

    /// <summary>An answer whose body stops in the middle, on an open connection.</summary>
    public static Fault StallInBody { get; } = new("stall in the body", async (connection, stop) =>
    {
        await connection.ReadRequestAsync(stop);
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"id\":", stop);
        await connection.StallAsync(stop);
    });
}
