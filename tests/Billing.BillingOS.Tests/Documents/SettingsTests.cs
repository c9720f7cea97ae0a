using Billing.Testing.Fixtures;

namespace Billing.BillingOS.Tests.Documents;

[TestFixture]
public sealed class SettingsTests : SettingsFixture<BillingOSVendor>;
