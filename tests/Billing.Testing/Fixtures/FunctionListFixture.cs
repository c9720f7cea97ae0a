using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>FUNCTIONS.md against the wire: each operation is sent again when its row says so, with the key where its row says.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class FunctionListFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private static readonly int[] Statuses = [400, 404, 408, 409, 422, 429, 500, 501, 503, 505, 599];

    private static readonly IReadOnlyDictionary<string, FunctionRow> Rows = FunctionRow.Of(Vendor.Name);

    public static IEnumerable<TestCaseData> Cases => CasesOf("is sent again as FUNCTIONS.md says");

    [TestCaseSource(nameof(Cases))]
    public async Task IsSentAgainAsListed(ApiOperation operation)
    {
        var row = Rows[$"{operation.Verb} {operation.Path}"];

        Assert.That(await SendsAsync(operation, row, wire => wire.Refuses()), Is.True, "no byte left");
        Assert.That(await SendsAsync(operation, row, wire => wire.Breaks(), row.IsRepeatedLater), Is.EqualTo(row.IsRepeated), "a broken connection");
        Assert.That(await SendsAsync(operation, row, (wire, time) => wire.Stalls(time), row.IsRepeatedLater), Is.EqualTo(row.IsRepeated), "a passed limit");
        foreach (var status in Statuses)
        {
            var isRefusal = status is >= 400 and < 500 and not 408;
            Assert.That(await SendsAsync(operation, row, wire => wire.Answers(status), row.IsRepeatedLater && (!isRefusal || IsUnproven(status))), Is.EqualTo(row.HasStatus(status) && !row.NeedsRetryAfter), $"{status}");
        }

        foreach (var status in new[] { 409, 429, 503 })
        {
            Assert.That(await SendsAsync(operation, row, wire => wire.Answers(status, "", ("Retry-After", "7"))), Is.EqualTo(row.HasStatus(status)), $"{status} with Retry-After");
        }
    }

    /// <summary>Where a limiter may stand behind the work, its answer without its header proves nothing.</summary>
    private static bool IsUnproven(int status) => status == 429 && Rows.Values.Any(row => row.NeedsRetryAfter);

    private static Task<bool> SendsAsync(ApiOperation operation, FunctionRow row, Func<Wire, Wire> fail, bool later = false) => SendsAsync(operation, row, (wire, _) => fail(wire), later);

    /// <summary>Whether the operation is sent again after a failure.</summary>
    private static async Task<bool> SendsAsync(ApiOperation operation, FunctionRow row, Func<Wire, SkippingTime, Wire> fail, bool later = false)
    {
        var time = new SkippingTime();
        using var wire = new Wire();
        var success = operation.Success;
        fail(wire, time).Answers(success.Status, success.Body is { } body ? ExactJson.Text(Sample.Full(body)) : string.Empty);
        var key = default(string);
        try
        {
            var options = new RequestOptions { OnResponse = response => key = response.IdempotencyKey };
            await new OperationCall(Vendor, CallInput.Minimal(operation), options).SendAsync(Vendor.Connect(wire, time));
        }
        catch (BillingException)
        {
            Assert.That((wire.Sent.Count, time.Waits.Count), Is.EqualTo((1, 0)));
            return false;
        }

        Assert.That(time.Waits, Has.Count.EqualTo(1));
        Assert.That(time.Waits[0], Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(later ? 5 : 0.25)));
        foreach (var sent in wire.Sent)
        {
            Assert.That(row.Header is null ? key : sent[row.Header], Is.EqualTo(key), "the key in the header");
            Assert.That(row.Member is null ? key : (string?)JsonNode.Parse(sent.Body!)![row.Member], Is.EqualTo(key), "the key in the body");
        }

        Assert.That(key is null, Is.EqualTo(row.Header is null && row.Member is null));
        return true;
    }
}
