using Billing.Runtime;

namespace Billing.Core.Tests.Support;

/// <summary>One operation for each way of being safe to repeat, and of not being.</summary>
internal static class Operations
{
    public static readonly Operation Get = new("Widgets_Get", "GET", "/widgets/{id}", Idempotency.Natural);
    public static readonly Operation Replace = new("Widgets_Replace", "PUT", "/widgets/{id}", Idempotency.Natural);
    public static readonly Operation Delete = new("Widgets_Delete", "DELETE", "/widgets/{id}", Idempotency.Natural, errors: new[] { new ErrorMap(409, context => new WidgetInUseException(context)) });
    public static readonly Operation Create = new("Widgets_Create", "POST", "/widgets", Idempotency.Header("Idempotency-Key"), repliesOkOnReplay: true);
    public static readonly Operation Track = new("Widgets_Track", "POST", "/widgets/track", Idempotency.Body("idempotencyKey"));
    public static readonly Operation TrackSlowly = new("Widgets_TrackSlowly", "POST", "/widgets/slow", Idempotency.Body("idempotencyKey", atomic: false));
    public static readonly Operation Bill = new("Widgets_Bill", "POST", "/widgets/bill", Idempotency.Header("Idempotency-Key", member: "idempotencyKey"));
    public static readonly Operation Charge = new("Widgets_Charge", "POST", "/widgets/charge", Idempotency.None);
    public static readonly Operation Settle = new("Widgets_Settle", "POST", "/widgets/settle", Idempotency.Header("Idempotency-Key"), retryStatuses: "408,409,429,5XX");

    public static Operation Named(string name) => name switch
    {
        nameof(Get) => Get,
        nameof(Replace) => Replace,
        nameof(Delete) => Delete,
        nameof(Create) => Create,
        nameof(Track) => Track,
        nameof(TrackSlowly) => TrackSlowly,
        nameof(Bill) => Bill,
        nameof(Charge) => Charge,
        _ => Settle,
    };
}
