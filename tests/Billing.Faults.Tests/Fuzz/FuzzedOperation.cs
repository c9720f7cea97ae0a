using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>An operation of a document with valid answers to it.</summary>
/// <param name="Vendor">Whose it is.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Answers">Statuses and bodies that the document declares.</param>
internal sealed record FuzzedOperation(VendorUnderTest Vendor, ApiOperation Operation, IReadOnlyList<(int Status, byte[] Body)> Answers)
{
    /// <summary>Those of success.</summary>
    public IReadOnlyList<(int Status, byte[] Body)> Successes { get; } = [.. Answers.Where(static answer => answer.Status < 300)];

    /// <summary>Every operation of every vendor.</summary>
    public static FuzzedOperation[] All { get; } = new VendorUnderTest[] { new Paygentic.Tests.Documents.PaygenticVendor(), new UnitPay.Tests.Documents.UnitPayVendor(), new BillingOS.Tests.Documents.BillingOSVendor() }
        .SelectMany(static vendor => vendor.Document.Operations.Select(operation => new FuzzedOperation(vendor, operation, [.. operation.Answers.SelectMany(BodiesOf)])))
        .ToArray();

    private readonly CallInput _input = CallInput.Minimal(Operation);

    /// <summary>Calls it.</summary>
    /// <param name="client">A client of its vendor.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>What the call returns.</returns>
    public Task<object?> CallAsync(object client, CancellationToken cancellationToken) =>
        new OperationCall(Vendor, _input).Pass("cancellationToken", cancellationToken).SendAsync(client);

    private static IEnumerable<(int, byte[])> BodiesOf(ApiAnswer answer) => answer.Body is { } schema
        ? Sample.All(schema).Take(3).Append(Sample.Minimal(schema)).Select(body => (answer.Status, Encoding.UTF8.GetBytes(ExactJson.Text(body))))
        : [(answer.Status, [])];
}
