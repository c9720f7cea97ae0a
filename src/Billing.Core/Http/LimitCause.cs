namespace Billing.Runtime;

/// <summary>What ended an attempt early.</summary>
internal enum LimitCause
{
    None,
    Caller,
    Attempt,
    Call,
    HttpClient,
}
