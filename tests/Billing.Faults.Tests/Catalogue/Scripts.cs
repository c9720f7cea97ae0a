using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>What the faults of the catalogue are written with.</summary>
internal static class Scripts
{
    /// <summary>A body that every call of every vendor can read.</summary>
    public const string GoodBody = """{"id":"x_1","kind":"no_action"}""";

    /// <summary>The headers of a success, without the length of its body and without the empty line.</summary>
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-request-id: req_fault\r\n";

    /// <summary>A request id that every answer of the catalogue carries.</summary>
    public const string RequestId = "req_fault";

    private static readonly TimeSpan TricklePause = TimeSpan.FromMilliseconds(20);

    /// <summary>A whole answer; each character is a byte.</summary>
    public static string Answer(string status, string body, string headers = "", string type = "application/json") =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nx-request-id: {RequestId}\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    /// <summary>A fault that sends text and leaves the connection open.</summary>
    public static FaultCase Says(string name, Ending ending, string text) => Says(name, ending, Encoding.Latin1.GetBytes(text), closes: false);

    /// <summary>A fault that sends text and closes the connection.</summary>
    public static FaultCase SaysAndCloses(string name, Ending ending, string text) => Says(name, ending, Encoding.Latin1.GetBytes(text), closes: true);

    /// <summary>A fault that sends bytes.</summary>
    public static FaultCase Says(string name, Ending ending, byte[] bytes, bool closes) => Does(name, ending, async (connection, stop) =>
    {
        await connection.WriteAsync(bytes, stop);
        if (closes)
        {
            connection.Close();
        }
    });

    /// <summary>A fault that begins when the request was read.</summary>
    public static FaultCase Does(string name, Ending ending, Func<FaultConnection, CancellationToken, Task> answer)
    {
        var fault = new Fault(name, async (connection, stop) =>
        {
            await connection.ReadRequestAsync(stop);
            await answer(connection, stop);
        });
        return FaultCase.Of(fault, ending);
    }

    /// <summary>Sends one byte after the other, slowly, for ever.</summary>
    public static async Task TrickleAsync(FaultConnection connection, string text, CancellationToken stop)
    {
        for (var i = 0; ; i = (i + 1) % text.Length)
        {
            await connection.WriteAsync(text.AsMemory(i, 1).ToString(), stop);
            await Task.Delay(TricklePause, stop);
        }
    }

    /// <summary>Sends the same block until the client has enough.</summary>
    public static async Task FloodAsync(FaultConnection connection, byte[] block, long bytes, CancellationToken stop)
    {
        for (var sent = 0L; sent < bytes; sent += block.Length)
        {
            await connection.WriteAsync(block, stop);
        }
    }
}
