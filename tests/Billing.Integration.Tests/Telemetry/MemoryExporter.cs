using System;
using System.Collections.Generic;
using OpenTelemetry;

namespace Billing.Integration.Tests.Telemetry;

/// <summary>Keeps what OpenTelemetry exports, in a form that outlives the export.</summary>
/// <typeparam name="T">A span or a metric.</typeparam>
/// <typeparam name="TKept">What is kept of it.</typeparam>
internal sealed class MemoryExporter<T, TKept> : BaseExporter<T>
    where T : class
{
    private readonly Func<T, IEnumerable<TKept>> _keep;

    public MemoryExporter(Func<T, IEnumerable<TKept>> keep) => _keep = keep;

    public List<TKept> Exported { get; } = new();

    public override ExportResult Export(in Batch<T> batch)
    {
        foreach (var item in batch)
        {
            Exported.AddRange(_keep(item));
        }

        return ExportResult.Success;
    }
}
