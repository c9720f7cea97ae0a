using System;

namespace Billing.BillingOS;

/// <summary>
/// Every operation of BillingOS as a static function of a <see cref="BillingOSCore"/>: known failures are values, and only what is called stays after
/// trimming. The caller's own cancellation and argument errors are thrown.
/// </summary>
public static partial class BillingOSFunctions
{
    private static BillingOSCore Guard(BillingOSCore core) => core ?? throw new ArgumentNullException(nameof(core));
}
