using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Billing.Benchmarks.Measuring;

/// <summary>Measures with BenchmarkDotNet, in this process: its other toolchains would build the solution again.</summary>
internal static class FullRun
{
    /// <summary>Measures workloads.</summary>
    /// <param name="job">How thoroughly.</param>
    /// <param name="kinds">Which workloads, by the beginning of their names.</param>
    public static IReadOnlyList<Comparison> Measure(Job job, string kinds = "")
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultConfig.Instance.GetColumnProviders().ToArray())
            .AddLogger(ConsoleLogger.Default)
            .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddFilter(new SimpleFilter(work => ((string)work.Parameters[nameof(CallBenchmarks.Work)]).StartsWith(kinds, StringComparison.Ordinal)))
            .WithArtifactsPath("artifacts/benchmarks");
        var summary = BenchmarkRunner.Run<CallBenchmarks>(config);
        return [.. summary.Reports.GroupBy(report => (string)report.BenchmarkCase.Parameters[nameof(CallBenchmarks.Work)]).Select(Compare)];
    }

    private static Comparison Compare(IGrouping<string, BenchmarkReport> reports)
    {
        Cost Of(string way)
        {
            var report = reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == way);
            var time = report.ResultStatistics?.Mean ?? throw new InvalidOperationException($"{reports.Key} failed.");
            return new Cost(time, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
        }

        var workload = CallBenchmarks.Find(reports.Key);
        return new Comparison(workload, Of(nameof(CallBenchmarks.Ours)), Of(nameof(CallBenchmarks.Raw)), workload.Stock is null ? null : Of(nameof(CallBenchmarks.Stock)));
    }
}
