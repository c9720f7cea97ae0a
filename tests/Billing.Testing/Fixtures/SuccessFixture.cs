using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>How each operation reads its success.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class SuccessFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    public static IEnumerable<TestCaseData> SuccessCases => CasesOf("reads each of its successes");

    public static IEnumerable<TestCaseData> EmptyCases => CasesOf("reads an answer without members, and none of them as zero", operation => operation.Success.Body is not null);

    [TestCaseSource(nameof(SuccessCases))]
    public async Task ReadsEverySuccess(ApiOperation operation)
    {
        foreach (var success in operation.Successes)
        {
            foreach (var body in success.Body is { } schema ? Sample.All(schema).Select(ExactJson.Text) : [string.Empty])
            {
                if (body.Length == 0 && operation.Success.Body is not null)
                {
                    // One status has a body and this has none: the method promises a value, so nothing is read here.
                    continue;
                }

                AssertWholeAnswer(await AnswerAsync(operation, success.Status, body), body);
            }
        }
    }

    [TestCaseSource(nameof(EmptyCases))]
    public async Task ReadsAnEmptyObject(ApiOperation operation)
    {
        var model = await AnswerAsync(operation, operation.Success.Status, "{}");

        ModelAssert.IsEmpty(model!, operation.Success.Body!);
    }

    private static async Task<object?> AnswerAsync(ApiOperation operation, int status, string body)
    {
        using var wire = new Wire().Answers(status, body);
        return await new OperationCall(Vendor, CallInput.Minimal(operation)).SendAsync(Vendor.Connect(wire));
    }

    private static void AssertWholeAnswer(object? answer, string body)
    {
        if (body.Length == 0)
        {
            Assert.That(answer, Is.Null);
            return;
        }

        ExactJson.AssertEqual(System.Text.Json.Nodes.JsonNode.Parse(body), ModelCodec.Write(answer!));
        Assert.That(ModelMembers.NotUnderstood(answer), Is.Empty);
    }
}
