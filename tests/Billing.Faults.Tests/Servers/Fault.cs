using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers;

/// <summary>What the server does with one attempt.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Run">Reads, answers, stalls or breaks the connection.</param>
public sealed record Fault(string Name, Func<FaultConnection, CancellationToken, Task> Run)
{
    /// <summary>Whether it happens as soon as a connection is made, before a byte of the request arrives.</summary>
    public bool AtConnect { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
