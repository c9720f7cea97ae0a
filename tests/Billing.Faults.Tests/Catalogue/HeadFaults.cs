using System;
using System.Text;
using static Billing.Faults.Tests.Catalogue.Scripts;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Faults in the status line and the headers.</summary>
internal static class HeadFaults
{
    private static readonly byte[] ManyHeaders = Encoding.ASCII.GetBytes(string.Concat(System.Linq.Enumerable.Repeat("x-pad: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", 100)));

    public static FaultCase[] All { get; } =
    [
        Says("stall before the status line", Ending.TimedOut, ""),
        Says("stall within the status line", Ending.TimedOut, "HTTP/1.1 20"),
        Says("stall within the headers", Ending.TimedOut, Ok + "x-cut: a"),
        Does("trickle of headers", Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok, stop);
            await TrickleAsync(connection, "x-pad: a\r\n", stop);
        }),
        SaysAndCloses("headers cut", Ending.Broken, Ok + "x-cut: a"),
        SaysAndCloses("status line cut", Ending.Broken, "HTTP/1.1 20"),
        Does("headers without end", Ending.Broken, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok, stop);
            await FloodAsync(connection, ManyHeaders, long.MaxValue, stop);
        }),
        Does("a header line without end", Ending.Broken, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok + "x-long: ", stop);
            await FloodAsync(connection, Encoding.ASCII.GetBytes(new string('a', 8192)), long.MaxValue, stop);
        }),
        SaysAndCloses("an answer without status line", Ending.Broken, GoodBody),
        SaysAndCloses("garbage for an answer", Ending.Broken, "\u0000\u0001\u00fe\u00ff not HTTP at all\r\n\r\n"),
        Says("an HTTP/2 preface", Ending.Broken, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"),
        Says("status 99", Ending.Broken, Answer("99 X", GoodBody)),
        Says("status 1000", Ending.Broken, Answer("1000 X", GoodBody)),
        Says("status 999", Ending.Refused, Answer("999 X", GoodBody)) with { Status = 999, Body = GoodBody, IsRetried = false },
        Says("a status line without reason", Ending.Value, Answer("200", GoodBody)),
        Says("a NUL in a header", Ending.Broken | Ending.Value, Answer("200 OK", GoodBody, "x-nul: a\0b\r\n")),
        Says("a NUL in a header's name", Ending.Broken, Answer("200 OK", GoodBody, "x-\0nul: a\r\n")),
        Says("a header without colon", Ending.Broken, Answer("200 OK", GoodBody, "no colon here\r\n")),
        Says("a header that is no ASCII", Ending.Value, Answer("200 OK", GoodBody, "x-name: M\u00fcller \u00ff\r\n")),
        Says("100 before the answer", Ending.Value, "HTTP/1.1 100 Continue\r\n\r\n" + Answer("200 OK", GoodBody)),
        Says("103 before the answer", Ending.Value, "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" + Answer("200 OK", GoodBody)),
        Does("1xx without end", Ending.TimedOut | Ending.Broken, (connection, stop) => FloodAsync(connection, "HTTP/1.1 103 X\r\n\r\n"u8.ToArray(), long.MaxValue, stop)) with { IsHeavy = true },
        Says("101 to nobody's wish", Ending.TimedOut, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n") with { Status = 101 },
    ];
}
