using System.Collections.Generic;

namespace Billing.Faults.Tests.Ingestion.PowerCut;

/// <summary>One call of the system that a process made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">When it began, in seconds since 1970.</param>
/// <param name="Path">The file that it is about; empty where it is about none.</param>
/// <param name="Data">What is written.</param>
/// <param name="Numbers">Its numeric arguments, in order, without descriptors.</param>
/// <param name="Flags">The names among its arguments.</param>
internal sealed record SystemCall(string Name, double At, string Path, byte[] Data, IReadOnlyList<long> Numbers, string Flags)
{
    /// <summary>What it gave; negative where it failed.</summary>
    public long Result { get; set; } = -1;
}
