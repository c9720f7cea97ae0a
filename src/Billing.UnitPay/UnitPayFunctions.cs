using System;

namespace Billing.UnitPay;

/// <summary>
/// Every operation of UnitPay as a static function of a <see cref="UnitPayCore"/>: known failures are values, and only what is called stays after
/// trimming. The caller's own cancellation and argument errors are thrown.
/// </summary>
public static partial class UnitPayFunctions
{
    private static UnitPayCore Guard(UnitPayCore core) => core ?? throw new ArgumentNullException(nameof(core));
}
