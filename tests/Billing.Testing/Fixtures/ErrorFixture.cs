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

/// <summary>How each operation reads its errors.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class ErrorFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private const int Undeclared = 418;
    private const string RequestId = "req_17";
    private const string Page = "<html><body>Bad Gateway</body></html>";

    public static IEnumerable<TestCaseData> ErrorCases => CasesOf("reads each of its errors");

    public static IEnumerable<TestCaseData> PageCases => CasesOf("reads an error page of a proxy");

    [TestCaseSource(nameof(ErrorCases))]
    public async Task ReadsEveryError(ApiOperation operation)
    {
        foreach (var answer in Answers(operation))
        {
            var bodies = answer.Body is { } schema ? Sample.All(schema).Append(Sample.Minimal(schema)) : Enumerable.Repeat<JsonNode?>(null, 1);
            foreach (var body in bodies)
            {
                await AssertErrorAsync(operation, answer.Status, body is null ? string.Empty : ExactJson.Text(body), body);
            }
        }
    }

    [TestCaseSource(nameof(PageCases))]
    public async Task ReadsAPage(ApiOperation operation)
    {
        foreach (var answer in Answers(operation))
        {
            await AssertErrorAsync(operation, answer.Status, Page, null);
        }
    }

    private static IEnumerable<ApiAnswer> Answers(ApiOperation operation) =>
        operation.Errors.Append(new ApiAnswer(Undeclared, Vendor.Document.Schemas.Single(schema => schema.Name == Vendor.Document.ErrorBody)));

    private static async Task AssertErrorAsync(ApiOperation operation, int status, string text, JsonNode? body)
    {
        using var wire = new Wire().Answers(status, text, ("x-request-id", RequestId));
        var error = await ErrorOfAsync(() => new OperationCall(Vendor, CallInput.Minimal(operation)).SendAsync(Vendor.Connect(wire, retry: RetryOptions.None)));

        var expected = Vendor.ErrorOf(operation, status, body);
        var api = error as ApiException;
        Assert.Multiple(() =>
        {
            Assert.That(error, Is.TypeOf(expected.Type), $"{status} {text}\n{error}");
            Assert.That(api?.StatusCode, Is.EqualTo(status));
            Assert.That(api?.Code, Is.EqualTo(expected.Code));
            Assert.That(api?.ServerMessage, Is.EqualTo(expected.Message));
            Assert.That(api?.Body, Is.EqualTo(text));
            Assert.That(api?.RequestId, Is.EqualTo(RequestId));
            Assert.That(api?.Message, Does.Contain(operation.Id));
        });
    }

    private static async Task<Exception?> ErrorOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (BillingException error)
        {
            return error;
        }
    }
}
