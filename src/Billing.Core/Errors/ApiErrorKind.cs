namespace Billing;

/// <summary>What an error answer means, the same for every vendor.</summary>
public enum ApiErrorKind
{
    /// <summary>None of the other kinds.</summary>
    Other,

    /// <summary>400 or 422: the request breaks a rule.</summary>
    InvalidRequest,

    /// <summary>401: the key is missing or not accepted.</summary>
    Authentication,

    /// <summary>403: the key may not do this.</summary>
    Permission,

    /// <summary>404 or 410: there is no such thing.</summary>
    NotFound,

    /// <summary>409: the request conflicts with the state of the thing or with an idempotency key.</summary>
    Conflict,

    /// <summary>429: too many requests.</summary>
    RateLimited,

    /// <summary>5xx: the server failed.</summary>
    Server,
}
