using System.Text;
using static Billing.Faults.Tests.Catalogue.Scripts;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Bodies that do not come whole, or not as announced.</summary>
internal static class LengthFaults
{
    private const string Chunked = Ok + "Transfer-Encoding: chunked\r\n\r\n";
    private const string Announced = Ok + "Content-Length: 1000\r\n\r\n";

    private static readonly byte[] Spaces = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
    private static readonly byte[] SpacesAsChunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 64 * 1024) + "\r\n");

    private const long Gigabyte = 1L << 30;

    public static FaultCase[] All { get; } =
    [
        Says("stall before the body", Ending.TimedOut, Announced) with { Status = 200 },
        Says("stall in the body", Ending.TimedOut, Announced + "{\"id\":") with { Status = 200 },
        Says("stall in a chunk", Ending.TimedOut, Chunked + "ff\r\n{\"id\":") with { Status = 200 },
        Says("stall in a chunk's size", Ending.TimedOut, Chunked + "f") with { Status = 200 },
        Says("stall after the last chunk", Ending.TimedOut, Chunked + "2\r\n{}\r\n0\r\n") with { Status = 200 },
        Says("stall in an error's body", Ending.TimedOut, "HTTP/1.1 503 X\r\nContent-Length: 1000\r\n\r\nbusy") with { Status = 503 },
        Does("trickle of a body", Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok + "Content-Length: 100000\r\n\r\n", stop);
            await TrickleAsync(connection, " ", stop);
        }) with { Status = 200 },
        Does("trickle of chunks", Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Chunked, stop);
            await TrickleAsync(connection, "1\r\n \r\n", stop);
        }) with { Status = 200 },
        SaysAndCloses("truncated body", Ending.Unreadable, Announced + "{\"id\":") with { Status = 200, Body = "{\"id\":" },
        Does("reset in the body", Ending.Unreadable | Ending.Broken, async (connection, stop) =>
        {
            await connection.WriteAsync(Announced + "{\"id\":", stop);
            connection.Reset();
        }) with { Status = 200 },
        SaysAndCloses("chunked body cut", Ending.Unreadable, Chunked + "ff\r\n{\"id\":") with { Status = 200, Body = "{\"id\":" },
        SaysAndCloses("chunks without the last", Ending.Unreadable, Chunked + "2\r\n{}\r\n") with { Status = 200, Body = "{}" },
        SaysAndCloses("a length too long", Ending.Unreadable, Answer("200 OK", GoodBody).Replace("Length: ", "Length: 1", System.StringComparison.Ordinal)) with { Status = 200, Body = GoodBody },
        Says("a length too short", Ending.Unreadable, Ok + "Content-Length: 10\r\n\r\n" + GoodBody) with { Status = 200, Body = GoodBody[..10], IsRetried = false },
        Says("a negative length", Ending.TimedOut, Ok + "Content-Length: -5\r\n\r\n" + GoodBody) with { Status = 200 },
        Says("two lengths", Ending.Unreadable, Ok + "Content-Length: 10\r\nContent-Length: 31\r\n\r\n" + GoodBody) with { Status = 200, Body = GoodBody[..10], IsRetried = false },
        Says("a length beyond all numbers", Ending.TimedOut, Ok + "Content-Length: 99999999999999999999\r\n\r\n" + GoodBody) with { Status = 200 },
        Says("a length that is no number", Ending.TimedOut, Ok + "Content-Length: many\r\n\r\n" + GoodBody) with { Status = 200 },
        Says("a length and chunks", Ending.Value, Ok + "Content-Length: 999\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        Says("a negative chunk", Ending.Unreadable, Chunked + "-5\r\n{}\r\n0\r\n\r\n") with { Status = 200 },
        Says("a huge chunk", Ending.Unreadable | Ending.TimedOut, Chunked + "7fffffffffffffff\r\n{}") with { Status = 200 },
        Says("a chunk beyond all numbers", Ending.Unreadable, Chunked + "fffffffffffffffff\r\n{}\r\n0\r\n\r\n") with { Status = 200 },
        Says("a chunk that is not hex", Ending.Unreadable, Chunked + "zz\r\n{}\r\n0\r\n\r\n") with { Status = 200 },
        Says("a chunk that lies", Ending.Unreadable, Chunked + "1\r\n{}\r\n0\r\n\r\n") with { Status = 200 },
        Does("trailers without end", Ending.Unreadable | Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Chunked + "2\r\n{}\r\n0\r\n", stop);
            await FloodAsync(connection, "x-pad: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"u8.ToArray(), long.MaxValue, stop);
        }) with { Status = 200, IsHeavy = true },
        Does("a chunk extension without end", Ending.Unreadable | Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Chunked + "2;x=", stop);
            await FloodAsync(connection, Spaces, long.MaxValue, stop);
        }) with { Status = 200, IsHeavy = true },
        Does("1 GB, announced", Ending.Unreadable, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok + "Content-Length: 1073741824\r\n\r\n", stop);
            await FloodAsync(connection, Spaces, Gigabyte, stop);
        }) with { Status = 200, IsRetried = false, IsHeavy = true },
        Does("1 GB in chunks", Ending.Unreadable | Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Chunked, stop);
            await FloodAsync(connection, SpacesAsChunk, Gigabyte, stop);
        }) with { Status = 200, IsRetried = false, IsHeavy = true },
        Does("1 GB until the end", Ending.Unreadable | Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok + "Connection: close\r\n\r\n", stop);
            await FloodAsync(connection, Spaces, Gigabyte, stop);
            connection.Close();
        }) with { Status = 200, IsRetried = false, IsHeavy = true },
        Says("two answers in one", Ending.Value, Answer("200 OK", GoodBody) + Answer("200 OK", """{"id":"of somebody else"}""")),
        SaysAndCloses("an HTTP/1.0 answer", Ending.Value, "HTTP/1.0 200 OK\r\n\r\n" + GoodBody),
    ];
}
