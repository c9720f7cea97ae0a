namespace Billing.Integration.Tests.Support;

/// <summary>Keys that look like the vendors' own and must show up nowhere.</summary>
internal static class Keys
{
    public const string Paygentic = "sk_test_CANARYPAYGENTIC01";
    public const string UnitPay = "upay_sk_CANARYUNITPAY01";
    public const string BillingOS = "sk_test_CANARYBILLINGOS01";
}
