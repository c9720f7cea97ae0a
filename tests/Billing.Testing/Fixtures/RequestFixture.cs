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

/// <summary>What each operation sends.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class RequestFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    public static IEnumerable<TestCaseData> FullCases => CasesOf("sends what its document says");

    public static IEnumerable<TestCaseData> MinimalCases => CasesOf("sends nothing that is not set");

    public static IEnumerable<TestCaseData> BodyCases => CasesOf("leaves its request object as it is", operation => operation.Body is not null);

    [TestCaseSource(nameof(FullCases))]
    public async Task SendsEverything(ApiOperation operation)
    {
        foreach (var input in CallInput.AllFull(operation))
        {
            await AssertSendsAsync(input);
        }
    }

    [TestCaseSource(nameof(MinimalCases))]
    public async Task SendsOnlyWhatIsSet(ApiOperation operation)
    {
        foreach (var input in CallInput.AllMinimal(operation))
        {
            await AssertSendsAsync(input);
        }
    }

    [TestCaseSource(nameof(BodyCases))]
    public async Task LeavesTheRequestObject(ApiOperation operation)
    {
        foreach (var input in new[] { CallInput.Full(operation), CallInput.Minimal(operation) }.Where(input => input.Body is not null))
        {
            using var wire = new Wire();
            var call = new OperationCall(Vendor, input);
            var before = ModelCodec.Write(call.Body!);
            var client = Vendor.Connect(wire);
            for (var i = 0; i < 2; i++)
            {
                AnswerWithSuccess(wire, operation);
                await call.SendAsync(client);
                Assert.That(ModelCodec.Write(call.Body!), Is.EqualTo(before));
            }
        }
    }

    private static async Task AssertSendsAsync(CallInput input)
    {
        var operation = input.Operation;
        using var wire = new Wire();
        var key = default(string);
        var call = new OperationCall(Vendor, input, new RequestOptions { OnResponse = response => key = response.IdempotencyKey });
        AnswerWithSuccess(wire, operation);
        await call.SendAsync(Vendor.Connect(wire));

        var sent = wire.Sent.Single();
        Assert.Multiple(() =>
        {
            Assert.That(sent.Method, Is.EqualTo(operation.Verb));
            input.AssertUrl(sent.Url);
            AssertHeaders(sent, operation, input.Body is not null, key);
            AssertBody(sent, input, key);
        });
    }

    private static void AnswerWithSuccess(Wire wire, ApiOperation operation)
    {
        var success = operation.Success;
        wire.Answers(success.Status, success.Body is { } body ? ExactJson.Text(Sample.Full(body)) : string.Empty);
    }

    private static void AssertHeaders(SentRequest sent, ApiOperation operation, bool hasBody, string? key)
    {
        var expected = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [Vendor.KeyHeader.Name] = Vendor.KeyHeader.Value,
            ["Accept"] = "application/json",
        };
        if (hasBody)
        {
            expected["Content-Type"] = "application/json";
        }

        if (operation.Idempotency.Header is { } header)
        {
            expected[header] = key!;
        }

        Assert.That(sent.Headers["User-Agent"], Does.StartWith($"Billing.Sdk.{Vendor.Name}/"));
        Assert.That(sent.Headers.Where(header => header.Key is not ("User-Agent" or "Content-Length")), Is.EquivalentTo(expected));
        var takesKey = operation.Idempotency.Header is not null || operation.Idempotency.Member is not null;
        Assert.That(key, takesKey ? Is.Not.Null.And.Not.Empty : Is.Null);
    }

    private static void AssertBody(SentRequest sent, CallInput input, string? key)
    {
        if (input.Body is null)
        {
            Assert.That(sent.Body, Is.Null.Or.Empty);
            return;
        }

        var expected = (JsonObject)input.Body.DeepClone();
        if (input.Operation.Idempotency.Member is { } member)
        {
            expected[member] = key;
        }

        if (key is not null)
        {
            Vendor.FillKeys(input.Operation, expected, key);
        }

        ExactJson.AssertEqual(expected, sent.Body!, input.ToString());
    }
}
