namespace Billing.UnitPay;

public sealed partial class EventRejection
{
    internal string? ReasonOrNull => _reason;
}
