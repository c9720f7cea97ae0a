using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>What may become of a request: all that leaves a client in doubt, and what does not.</summary>
public static class Mishaps
{
    private const string ErrorBody = """{"error":"mishap","message":"A mishap."}""";

    /// <summary>None: applied and answered.</summary>
    public static Mishap None { get; } = new("answered", true, (connection, answer, stop) => connection.AnswerAsync(answer!.Status, answer.Body, stop));

    /// <summary>The connection is reset after the request was read.</summary>
    /// <param name="applies">Whether the vendor acts first.</param>
    public static Mishap Reset(bool applies) => new(Told(applies, "reset"), applies, (connection, _, _) =>
    {
        connection.Reset();
        return Task.CompletedTask;
    })
    { IsSilent = true };

    /// <summary>The connection is closed in order, after the request was read and without an answer.</summary>
    /// <param name="applies">Whether the vendor acts first.</param>
    public static Mishap Close(bool applies) => new(Told(applies, "closed"), applies, (connection, _, _) =>
    {
        connection.Close();
        return Task.CompletedTask;
    })
    { IsSilent = true };

    /// <summary>Nothing is said, for as long as the client waits.</summary>
    /// <param name="applies">Whether the vendor acts first.</param>
    public static Mishap Stall(bool applies) => new(Told(applies, "stalled"), applies, (connection, _, stop) => connection.StallAsync(stop)) { IsSilent = true };

    /// <summary>The answer of a vendor that acted arrives up to the middle of its body; then the connection ends.</summary>
    public static Mishap Truncate { get; } = new("applied, truncated", true, async (connection, answer, stop) =>
    {
        await WriteHalfAsync(connection, answer!, stop);
        connection.Close();
    });

    /// <summary>The answer of a vendor that acted arrives up to the middle of its body; then nothing more comes.</summary>
    public static Mishap StallInBody { get; } = new("applied, stalled in the body", true, async (connection, answer, stop) =>
    {
        await WriteHalfAsync(connection, answer!, stop);
        await connection.StallAsync(stop);
    });

    /// <summary>An error is answered.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="applies">Whether the vendor acts first.</param>
    /// <param name="retryAfter">The seconds of the <c>Retry-After</c> header; null for none.</param>
    /// <param name="closes">Whether the connection ends with the answer, so that the next attempt needs a new one.</param>
    public static Mishap Answer(int status, bool applies, int? retryAfter = null, bool closes = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{status}{(retryAfter is null ? string.Empty : $" Retry-After {retryAfter}")}{(closes ? " closing" : string.Empty)}");
        var headers = retryAfter is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"Retry-After: {seconds}\r\n") : string.Empty;
        return new Mishap(Told(applies, name), applies, async (connection, _, stop) =>
        {
            await connection.AnswerAsync(status, ErrorBody, stop, closes ? headers + "Connection: close\r\n" : headers);
            if (closes)
            {
                connection.Close();
            }
        })
        { Status = status, RetryAfter = retryAfter };
    }

    /// <summary>The vendor takes its time, so that a client which gave up may ask again before it acted.</summary>
    /// <param name="delay">How long.</param>
    public static Mishap Slow(TimeSpan delay) => None with { Name = "applied late", Delay = delay };

    private static string Told(bool applies, string what) => (applies ? "applied, " : "not applied, ") + what;

    private static Task WriteHalfAsync(FaultConnection connection, LedgerAnswer answer, CancellationToken stop) => connection.WriteAsync(
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer.Body)}\r\n\r\n{answer.Body[..(answer.Body.Length / 2)]}"), stop);
}
