using Billing.Testing.Fixtures;

namespace Billing.UnitPay.Tests.Documents;

[TestFixture]
public sealed class FunctionListTests : FunctionListFixture<UnitPayVendor>;
