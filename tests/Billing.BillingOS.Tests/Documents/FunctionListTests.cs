using Billing.Testing.Fixtures;

namespace Billing.BillingOS.Tests.Documents;

[TestFixture]
public sealed class FunctionListTests : FunctionListFixture<BillingOSVendor>;
