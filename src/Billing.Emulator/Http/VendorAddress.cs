using System;

namespace Billing.Emulator;

/// <summary>Tells the vendors apart: by the real host names, and elsewhere by the first part of the path, because two of them share paths.</summary>
internal static class VendorAddress
{
    internal const string PaygenticPrefix = "/paygentic";
    internal const string UnitPayPrefix = "/unitpay/v1";
    internal const string BillingOSPrefix = "/billingos";

    internal static VendorEmulator? Resolve(BillingEmulator emulator, Uri address, out string path)
    {
        path = address.AbsolutePath;
        switch (address.Host.ToUpperInvariant())
        {
            case "API.PAYGENTIC.IO":
            case "API.SANDBOX.PAYGENTIC.IO":
                return emulator.Paygentic;
            case "API.BILLINGOS.DEV":
            case "SANDBOX-API.BILLINGOS.DEV":
                return emulator.BillingOS;
            case "API.USEUNITPAY.COM":
                return Below("/v1", ref path) ? emulator.UnitPay : null;
            default:
                return Below(PaygenticPrefix, ref path) ? emulator.Paygentic
                    : Below(UnitPayPrefix, ref path) ? emulator.UnitPay
                    : Below(BillingOSPrefix, ref path) ? emulator.BillingOS
                    : null;
        }
    }

    private static bool Below(string prefix, ref string path)
    {
        if (!path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        if (path.Length > prefix.Length && path[prefix.Length] != '/')
            return false;
        path = path.Substring(prefix.Length);
        return true;
    }
}
