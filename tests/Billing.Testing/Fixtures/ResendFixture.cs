using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Whether each operation is sent again, as its mark in the document says.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class ResendFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private static readonly int[] Statuses = [400, 408, 409, 500, 501, 502, 503, 504, 505];

    public static IEnumerable<TestCaseData> StatusCases => CasesOf("is sent again after an error as its mark says");

    public static IEnumerable<TestCaseData> BreakCases => CasesOf("is sent again after a broken connection as its mark says");

    [TestCaseSource(nameof(StatusCases))]
    public async Task AfterAnError(ApiOperation operation)
    {
        foreach (var status in Statuses)
        {
            using var wire = new Wire().Answers(status);
            await AssertResentAsync(operation, wire, operation.Retries(status), $"after {status}");
        }
    }

    [TestCaseSource(nameof(BreakCases))]
    public async Task AfterABrokenConnection(ApiOperation operation)
    {
        using var wire = new Wire().Breaks();
        await AssertResentAsync(operation, wire, true, "after a broken connection");
    }

    private static async Task AssertResentAsync(ApiOperation operation, Wire wire, bool mayPass, string when)
    {
        var success = operation.Success;
        wire.Answers(success.Status, success.Body is { } body ? ExactJson.Text(Sample.Full(body)) : string.Empty);
        var time = new SkippingTime();
        var failure = default(BillingException);
        try
        {
            await new OperationCall(Vendor, CallInput.Minimal(operation)).SendAsync(Vendor.Connect(wire, time));
        }
        catch (BillingException error)
        {
            failure = error;
        }

        var resent = mayPass && !operation.Idempotency.IsNone;
        Assert.That(wire.Sent, Has.Count.EqualTo(resent ? 2 : 1), $"{when}: {failure}");
        Assert.That(failure?.StopReason, Is.EqualTo(resent ? null : mayPass ? StopReason.NoIdempotencyKey : StopReason.NotRetryable), when);
        if (resent)
        {
            AssertSame(operation, wire.Sent[0], wire.Sent[1]);
            Assert.That(time.Waits.Single().TotalSeconds, Is.GreaterThanOrEqualTo(operation.Idempotency.IsAtomic ? 0.25 : 5), when);
        }
    }

    private static void AssertSame(ApiOperation operation, SentRequest first, SentRequest second)
    {
        Assert.That(second.Url, Is.EqualTo(first.Url));
        Assert.That(second.Headers, Is.EquivalentTo(first.Headers));
        Assert.That(second.Body, Is.EqualTo(first.Body));
        if (operation.Idempotency.Header is { } header)
        {
            Assert.That(second[header], Is.Not.Null.And.Not.Empty);
        }
    }
}
