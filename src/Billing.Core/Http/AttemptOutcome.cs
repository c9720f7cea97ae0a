namespace Billing.Runtime;

/// <summary>How one attempt ended.</summary>
internal enum AttemptOutcome
{
    /// <summary>A whole answer arrived, of any status.</summary>
    Answered,

    /// <summary>The headers of an answer arrived, but its body did not, or not whole.</summary>
    BodyBroken,

    /// <summary>No answer arrived.</summary>
    Broken,

    /// <summary>A time limit passed.</summary>
    TimedOut,

    /// <summary>The application's side failed; a repeat would fail the same way.</summary>
    ClientFailed,
}
