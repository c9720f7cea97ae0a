using System;
using System.IO;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("billing-").FullName;

    /// <summary>Where the journal of <see cref="FakeVendor"/> lies.</summary>
    public string Journal => System.IO.Path.Combine(Path, "acme");

    public string[] Files(string extension) => Directory.Exists(Journal) ? Directory.GetFiles(Journal, "*" + extension) : [];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
