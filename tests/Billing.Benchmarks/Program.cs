using System;
using System.Linq;
using BenchmarkDotNet.Jobs;
using Billing.Benchmarks.ColdStart;
using Billing.Benchmarks.Ingestion;
using Billing.Benchmarks.Loopback;
using Billing.Benchmarks.Measuring;
using Billing.Benchmarks.Workloads;

// scripts/bench says what each does.
switch (args.FirstOrDefault())
{
    case "full":
        ComparisonTable.Print(FullRun.Measure(Job.Default.WithWarmupCount(5).WithIterationCount(12)));
        return 0;
    case "quick":
        var workloads = AllWorkloads.Make();
        var warmUp = TimeSpan.FromMilliseconds(100);
        // The first one warms what all share.
        InterleavedRun.Measure(workloads[0], rounds: 100, warmUp);
        ComparisonTable.Print(workloads.Select(workload => InterleavedRun.Measure(workload, rounds: 150, warmUp)));
        return 0;
    case "smoke":
        ComparisonTable.Print(AllWorkloads.Make().Select(workload => InterleavedRun.Measure(workload, rounds: 2, warmUp: TimeSpan.Zero)));
        ComparisonTable.Print(FullRun.Measure(Job.Dry, "W4"));
        await IngestionRun.RunAsync(smoke: true);
        return 0;
    case "types":
        AllocatedTypes.Print(CallBenchmarks.Find(args[1]));
        return 0;
    case "ingestion":
        await IngestionRun.RunAsync(smoke: false);
        return 0;
    case "loopback":
        LoopbackRun.Print();
        return 0;
    case "cold":
        ColdStartRun.Print(args[1]);
        return 0;
    case ServerProcess.Command:
        ServerProcess.Run(args[1]);
        return 0;
    default:
        Console.Error.WriteLine("usage: scripts/bench");
        return 2;
}
