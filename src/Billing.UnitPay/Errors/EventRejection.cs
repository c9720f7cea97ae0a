namespace Billing.UnitPay;

public sealed partial class EventRejection
{
    internal int? IndexOrNull => _index;

    internal string? ReasonOrNull => _reason;
}
