using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Billing.Benchmarks.Workloads;

namespace Billing.Benchmarks.Measuring;

/// <summary>The workloads for BenchmarkDotNet, which wants public types.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private static readonly IReadOnlyList<Workload> All = AllWorkloads.Make();

    private Func<Task> _ours = null!;
    private Func<Task> _raw = null!;
    private Func<Task> _stock = null!;

    /// <summary>The names of the workloads.</summary>
    public static IEnumerable<string> Names => All.Select(workload => workload.ToString());

    /// <summary>Which workload.</summary>
    [ParamsSource(nameof(Names))]
    public string Work { get; set; } = string.Empty;

    /// <summary>Makes the clients.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var workload = Find(Work);
        _ours = workload.InMemory(workload.Ours);
        _raw = workload.InMemory(workload.Raw);
        _stock = workload.Stock is null ? () => Task.CompletedTask : workload.InMemory(workload.Stock);
    }

    /// <summary>(a).</summary>
    /// <returns>The call.</returns>
    [Benchmark(Baseline = true)]
    public Task Raw() => _raw();

    /// <summary>The SDK.</summary>
    /// <returns>The call.</returns>
    [Benchmark]
    public Task Ours() => _ours();

    /// <summary>(b).</summary>
    /// <returns>The call.</returns>
    [Benchmark]
    public Task Stock() => _stock();

    internal static Workload Find(string name) => All.First(workload => workload.ToString() == name);
}
