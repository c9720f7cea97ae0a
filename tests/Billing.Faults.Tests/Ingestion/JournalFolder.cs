using System;
using System.IO;

namespace Billing.Faults.Tests.Ingestion;

/// <summary>A folder for the journal of one test.</summary>
internal sealed class JournalFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("billing-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
