using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>Tests that are driven by a vendor's document.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    protected static TVendor Vendor { get; } = new();

    protected static IEnumerable<TestCaseData> CasesOf(string sentence, Func<ApiOperation, bool>? which = null) =>
        Vendor.Document.Operations.Where(which ?? (_ => true)).Select(operation => new TestCaseData(operation).SetName($"{operation.Id} {sentence}"));

    protected static IEnumerable<TestCaseData> CasesOfModels(string sentence, Func<ApiSchema, bool>? which = null) =>
        Vendor.Document.Schemas.Where(schema => schema.IsModel && which?.Invoke(schema) != false).Select(schema => new TestCaseData(schema).SetName($"{schema.Name} {sentence}"));
}
