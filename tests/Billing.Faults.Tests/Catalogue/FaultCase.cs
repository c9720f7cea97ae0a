using System;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>A fault, and what a call under nothing but this fault must end with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ending">How it may end.</param>
/// <param name="Open">Makes a target with that fault.</param>
public sealed record FaultCase(string Name, Ending Ending, Func<FaultTarget> Open)
{
    /// <summary>What a server of it does; null where it needs more, or less, than a server.</summary>
    public Fault? Script { get; init; }

    /// <summary>The status that arrives; null for none.</summary>
    public int? Status { get; init; }

    /// <summary>What the body that arrives begins with; null where nothing is expected of it.</summary>
    public string? Body { get; init; }

    /// <summary>Whether a repeat could help.</summary>
    public bool IsRetried { get; init; } = true;

    /// <summary>Why there was one attempt only, where a repeat could help.</summary>
    public StopReason? StopsFor { get; init; }

    /// <summary>Whether it keeps both sides busy, which are one process here: such calls run one after the other.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>A fault of a server.</summary>
    /// <param name="script">What the server does.</param>
    /// <param name="ending">How a call may end.</param>
    public static FaultCase Of(Fault script, Ending ending) => new(script.Name, ending, () => FaultTarget.Of(script)) { Script = script };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
