using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>What each operation refuses before anything is sent.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class RuleFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    public static IEnumerable<TestCaseData> MemberCases => CasesOf("refuses a body without what is required", operation => Required(operation).Any());

    public static IEnumerable<TestCaseData> NullCases => CasesOf("refuses null for what it needs", operation => operation.BodyIsRequired || NeedsQuery(operation));

    public static IEnumerable<TestCaseData> PathCases => CasesOf("refuses values that would change its path", operation => operation.PathParameters.Any(IsText));

    public static IEnumerable<TestCaseData> BodyAlternativeCases => CasesOf("refuses none, and both where one is wanted, in its body", operation => operation.Body is { } body && body.OneOf.Count + body.AnyOf.Count > 0);

    public static IEnumerable<TestCaseData> QueryAlternativeCases => CasesOf("refuses none, and both where one is wanted, in its query", operation => operation.OneOf.Count + operation.AnyOf.Count > 0);

    public static IEnumerable<TestCaseData> KeyCases => CasesOf("refuses an idempotency key", operation => operation.Idempotency is { Header: null, Member: null });

    [TestCaseSource(nameof(MemberCases))]
    public async Task RefusesABodyWithoutAMember(ApiOperation operation)
    {
        foreach (var property in Required(operation))
        {
            var input = CallInput.Full(operation);
            if (input.Body!.Remove(property.Name))
            {
                var error = await RefusalAsync<InvalidRequestException>(new OperationCall(Vendor, input));
                Assert.That(error.ParamName, Is.EqualTo("request." + property.Name));
            }
        }
    }

    [TestCaseSource(nameof(NullCases))]
    public async Task RefusesNull(ApiOperation operation)
    {
        foreach (var parameter in new[] { operation.BodyIsRequired ? "request" : null, NeedsQuery(operation) ? "query" : null }.OfType<string>())
        {
            var error = await RefusalAsync<ArgumentNullException>(new OperationCall(Vendor, CallInput.Full(operation)).Pass(parameter, null));
            Assert.That(error.ParamName, Is.EqualTo(parameter));
        }
    }

    [TestCaseSource(nameof(PathCases))]
    public async Task RefusesPathValues(ApiOperation operation)
    {
        foreach (var parameter in operation.PathParameters.Where(IsText))
        {
            foreach (var value in new[] { null, "", " ", ".", ".." })
            {
                var error = await RefusalAsync<ArgumentException>(new OperationCall(Vendor, CallInput.Full(operation)).Pass(parameter.Name, value));
                Assert.That(error.ParamName, Is.EqualTo(parameter.Name));
            }
        }
    }

    [TestCaseSource(nameof(BodyAlternativeCases))]
    public async Task RefusesAlternativesInTheBody(ApiOperation operation)
    {
        var body = operation.Body!;
        foreach (var group in new[] { body.OneOf, body.AnyOf }.Where(groups => groups.Count > 0))
        {
            var none = CallInput.Full(operation);
            foreach (var name in group.SelectMany(names => names))
            {
                none.Body!.Remove(name);
            }

            await AssertNamesAsync(none, group);
        }

        if (body.OneOf.Count > 0)
        {
            var both = Sample.Full(body).AsObject();
            foreach (var (name, value) in Sample.Full(body, 1).AsObject())
            {
                both[name] ??= value?.DeepClone();
            }

            await AssertNamesAsync(CallInput.Full(operation).With(both), body.OneOf);
        }
    }

    [TestCaseSource(nameof(QueryAlternativeCases))]
    public async Task RefusesAlternativesInTheQuery(ApiOperation operation)
    {
        foreach (var group in new[] { operation.OneOf, operation.AnyOf }.Where(groups => groups.Count > 0))
        {
            await AssertNamesAsync(CallInput.Full(operation).Without(group.SelectMany(names => names)), group);
        }

        if (operation.OneOf.Count > 0)
        {
            await AssertNamesAsync(CallInput.Full(operation).WithQueryOf(CallInput.Full(operation, 1)), operation.OneOf);
        }
    }

    [TestCaseSource(nameof(KeyCases))]
    public async Task RefusesAKey(ApiOperation operation)
    {
        var error = await RefusalAsync<ArgumentException>(new OperationCall(Vendor, CallInput.Full(operation), new RequestOptions { IdempotencyKey = "key-1" }));
        Assert.That(error.ParamName, Is.EqualTo(nameof(RequestOptions.IdempotencyKey)));
    }

    /// <summary>The members that a caller must set. A key is filled in where it is missing.</summary>
    private static IEnumerable<ApiProperty> Required(ApiOperation operation) =>
        operation.Body?.Properties.Where(property => property.ThrowsWhenMissing && property.Name != operation.Idempotency.Member) ?? [];

    private static bool NeedsQuery(ApiOperation operation) =>
        operation.QueryParameters.Any(parameter => parameter.IsRequired) || operation.OneOf.Count + operation.AnyOf.Count > 0;

    private static bool IsText(ApiParameter parameter) => parameter.Schema.Type == "string";

    private static async Task AssertNamesAsync(CallInput input, IReadOnlyList<IReadOnlyList<string>> group)
    {
        var error = await RefusalAsync<InvalidRequestException>(new OperationCall(Vendor, input));
        foreach (var name in group.SelectMany(names => names))
        {
            Assert.That(error.Message, Does.Contain(name));
        }
    }

    private static async Task<TError> RefusalAsync<TError>(OperationCall call)
        where TError : Exception
    {
        using var wire = new Wire();
        var client = Vendor.Connect(wire);
        try
        {
            await call.SendAsync(client);
        }
        catch (TError error)
        {
            Assert.That(wire.Sent, Is.Empty);
            return error;
        }

        throw new AssertionException($"There was no {typeof(TError).Name}.");
    }
}
