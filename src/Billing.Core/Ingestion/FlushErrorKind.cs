namespace Billing;

/// <summary>What kept events from being sent.</summary>
public enum FlushErrorKind
{
    /// <summary>The server cannot be reached or fails: it is tried again ever more seldom, at least once a minute.</summary>
    Unavailable,

    /// <summary>The server asked to wait.</summary>
    RateLimited,

    /// <summary>The key or the address is refused. Nothing is given up; it is tried again once a minute.</summary>
    Paused,

    /// <summary>The journal cannot be written or read: events are kept in memory until it can. Or the dead-letter file cannot be written: only the callbacks are told of an event then.</summary>
    Journal,

    /// <summary>The background work failed and was started again.</summary>
    Worker,
}
