namespace Billing;

/// <summary>What happens to an event for which memory has no room.</summary>
public enum OverflowPolicy
{
    /// <summary>The oldest event that is not being sent makes room.</summary>
    DropOldest,

    /// <summary>The new event is dropped.</summary>
    DropNewest,

    /// <summary><c>TrackAsync</c> waits for room. <c>Track</c>, which never waits, drops the new event.</summary>
    Wait,
}
