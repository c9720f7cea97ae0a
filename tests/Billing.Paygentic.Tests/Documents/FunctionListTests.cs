using Billing.Testing.Fixtures;

namespace Billing.Paygentic.Tests.Documents;

[TestFixture]
public sealed class FunctionListTests : FunctionListFixture<PaygenticVendor>;
