using System;
using System.Threading.Tasks;
using static Billing.Faults.Tests.Catalogue.Scripts;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>Answers whose status says no, and answers that come too late.</summary>
internal static class StatusFaults
{
    private const string Html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    private const string Error = """{"error":"conflict","message":"no"}""";

    public static FaultCase[] All { get; } =
    [
        Refuses("HTML 502", 502, Html, type: "text/html"),
        Refuses("an empty 500", 500, ""),
        Refuses("an empty 400", 400, "") with { IsRetried = false },
        Refuses("a 400 whose body is a list", 400, "[1]") with { IsRetried = false },
        Refuses("a 401 of another shape", 401, """{"errors":[{"code":7}]}""") with { IsRetried = false },
        Refuses("a 404 in plain text", 404, "nothing here", type: "text/plain") with { IsRetried = false },
        Refuses("a deep 422", 422, new string('[', 100_000)) with { IsRetried = false, Body = new string('[', 8192) },
        Refuses("a 400 with a number beyond all types", 400, """{"error":1e999999999,"status":1234567890123456789012345678901234567890}""") with { IsRetried = false },
        Refuses("a binary 503", 503, "\u0001\u0002binary"),
        Refuses("501", 501, Error) with { IsRetried = false },
        Refuses("a storm of 503", 503, Error),
        Refuses("a storm of 429", 429, Error, "Retry-After: 0\r\n"),
        Refuses("429 that speaks of Retry-After in two ways", 429, Error, "retry-AFTER: soon\r\nRETRY-after: 0\r\nRetry-After: -7\r\n"),
        Refuses("503 that asks for a month", 503, Error, "Retry-After: 3000000\r\n") with { StopsFor = StopReason.RetryAfterTooLong },
        Refuses("503 that asks for longer than the call", 503, Error, "Retry-After: 30\r\n") with { StopsFor = StopReason.RetryAfterTooLong },
        Refuses("300", 300, Error) with { IsRetried = false },
        Redirects(302),
        Redirects(307),
        Redirects(308),
        Does("an answer after the limit", Ending.TimedOut, async (connection, stop) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(450), stop);
            await connection.WriteAsync(Answer("200 OK", GoodBody), stop);
        }),
        Does("a body after the limit", Ending.TimedOut, async (connection, stop) =>
        {
            await connection.WriteAsync(Ok + $"Content-Length: {GoodBody.Length}\r\n\r\n", stop);
            await Task.Delay(TimeSpan.FromMilliseconds(450), stop);
            await connection.WriteAsync(GoodBody, stop);
        }) with { Status = 200 },
    ];

    private static FaultCase Refuses(string name, int status, string body, string headers = "", string type = "application/json") =>
        Says(name, Ending.Refused, Answer($"{status} X", body, headers, type)) with { Status = status, Body = body };

    /// <summary>To this server by another of its names: whoever follows it is counted twice.</summary>
    private static FaultCase Redirects(int status) => FaultCase.Of(new Servers.Fault($"{status} to another host", async (connection, stop) =>
    {
        var request = await connection.ReadRequestAsync(stop);
        var other = request["Host"]!.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await connection.WriteAsync(Answer($"{status} X", GoodBody, $"Location: http://{other}/elsewhere\r\n"), stop);
    }), Ending.Refused) with
    { Status = status, Body = GoodBody, IsRetried = false };
}
