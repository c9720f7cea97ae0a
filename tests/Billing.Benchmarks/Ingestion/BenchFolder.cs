using System;
using System.IO;
using System.Linq;

namespace Billing.Benchmarks.Ingestion;

/// <summary>A folder for one measurement.</summary>
internal sealed class BenchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("billing-bench-").FullName;

    public long JournalBytes => Directory.EnumerateFiles(Path, "*.journal", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
