using Billing.Testing.Fixtures;

namespace Billing.UnitPay.Tests.Documents;

public sealed class ModelTests : ModelFixture<UnitPayVendor>;
