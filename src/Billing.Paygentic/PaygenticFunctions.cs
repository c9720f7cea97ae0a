using System;

namespace Billing.Paygentic;

/// <summary>
/// Every operation of Paygentic as a static function of a <see cref="PaygenticCore"/>: known failures are values, and only what is called stays after
/// trimming. The caller's own cancellation and argument errors are thrown.
/// </summary>
public static partial class PaygenticFunctions
{
    private static PaygenticCore Guard(PaygenticCore core) => core ?? throw new ArgumentNullException(nameof(core));
}
