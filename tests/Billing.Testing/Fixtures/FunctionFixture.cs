using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Each operation as a standalone function.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class FunctionFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    public static IEnumerable<TestCaseData> SuccessCases => CasesOf("as a function sends the same and returns the value");

    public static IEnumerable<TestCaseData> ErrorCases => CasesOf("as a function returns its failure");

    [TestCaseSource(nameof(SuccessCases))]
    public async Task SendsTheSame(ApiOperation operation)
    {
        var body = operation.Success.Body is { } schema ? Sample.Full(schema) : null;
        var text = body is null ? string.Empty : ExactJson.Text(body);
        using var wire = new Wire().Answers(operation.Success.Status, text).Answers(operation.Success.Status, text);
        var client = Vendor.Connect(wire);
        var input = CallInput.Full(operation);
        var takesKey = operation.Idempotency.Header is not null || operation.Idempotency.Member is not null;
        var options = new RequestOptions { IdempotencyKey = takesKey ? "key-1" : null };

        await new OperationCall(Vendor, input, options).SendAsync(client);
        var result = await new OperationCall(Vendor, input, options).SendAsFunctionAsync(client);

        Assert.Multiple(() =>
        {
            Assert.That(result.IsOk, Is.True);
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Response?.StatusCode, Is.EqualTo(operation.Success.Status));
            Assert.That(result.Value is null ? string.Empty : ModelCodec.Write(result.Value), body is null ? Is.Empty : Is.EqualTo(ModelCodec.Write(ModelCodec.Read(result.Value!.GetType(), body))));
            Assert.That(wire.Sent, Has.Count.EqualTo(2));
            Assert.That(wire.Sent[1].ToString(), Is.EqualTo(wire.Sent[0].ToString()));
        });
    }

    [TestCaseSource(nameof(ErrorCases))]
    public async Task ReturnsItsFailure(ApiOperation operation)
    {
        var answer = operation.Errors.First();
        var body = answer.Body is { } schema ? Sample.Full(schema) : null;
        using var wire = new Wire().Answers(answer.Status, body is null ? string.Empty : ExactJson.Text(body));

        var result = await new OperationCall(Vendor, CallInput.Minimal(operation)).SendAsFunctionAsync(Vendor.Connect(wire, retry: RetryOptions.None));

        Assert.Multiple(() =>
        {
            Assert.That(result.IsOk, Is.False);
            Assert.That(result.Error, Is.TypeOf(Vendor.ErrorOf(operation, answer.Status, body).Type));
            Assert.That(result.Response?.StatusCode, Is.EqualTo(answer.Status));
        });
    }
}
