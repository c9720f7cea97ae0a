namespace Billing;

/// <summary>Why a delivery was refused, by what the developer can do about it.</summary>
public enum WebhookFailureReason
{
    /// <summary>No secret was given, or one is no <c>whsec_</c> and Base64: look at the application's configuration.</summary>
    Secret,

    /// <summary>A header is missing: the request is not the vendor's, or a proxy drops its headers.</summary>
    MissingHeader,

    /// <summary>A header is there, but of another form: the request is not the vendor's, or a proxy changes its headers.</summary>
    MalformedHeader,

    /// <summary>It was signed longer ago than the tolerance: it waited, it is an old one sent again, or this machine's clock is fast.</summary>
    TimestampTooOld,

    /// <summary>It was signed further in the future than the tolerance: this machine's clock is slow.</summary>
    TimestampTooNew,

    /// <summary>No signature fits: the body is not the bytes that were sent, the secret is another endpoint's, or the request is forged.</summary>
    SignatureMismatch,

    /// <summary>The signature fits, but the body is no JSON object in UTF-8.</summary>
    MalformedBody,

    /// <summary>The replay guard has seen the id: the same delivery came twice.</summary>
    Replayed,

    /// <summary>The application's own replay guard threw; the inner exception is what it threw.</summary>
    ReplayGuard,
}
