using System;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>How a call under a fault may end.</summary>
[Flags]
public enum Ending
{
    /// <summary>In no known way.</summary>
    None = 0,

    /// <summary>With a value: the oddity does not matter.</summary>
    Value = 1,

    /// <summary>With the server's error status.</summary>
    Refused = 2,

    /// <summary>With a success that cannot be read.</summary>
    Unreadable = 4,

    /// <summary>With a broken connection.</summary>
    Broken = 8,

    /// <summary>With a limit that passed.</summary>
    TimedOut = 16,
}
