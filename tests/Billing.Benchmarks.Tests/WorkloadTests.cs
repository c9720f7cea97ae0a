using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Benchmarks.Workloads;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

namespace Billing.Benchmarks.Tests;

/// <summary>A comparison is worth something only where all three do the same work.</summary>
public sealed class WorkloadTests
{
    private static readonly JsonSerializerSettings Settings = new() { Converters = { new StringEnumConverter() } };

    private static IEnumerable<TestCaseData> Calls => AllWorkloads.Calls().Select(workload => new TestCaseData(workload).SetArgDisplayNames(workload.ToString()));

    [TestCaseSource(nameof(Calls))]
    public async Task Each_way_reads_every_member(object work)
    {
        var workload = (Workload)work;
        var answer = CanonicalJson.Of(workload.Answers[0])!.ToJsonString();
        foreach (var way in Ways(workload))
        {
            var call = workload.InMemory(way)();
            await call;
            var result = call.GetType().GetProperty(nameof(Task<object>.Result))!.GetValue(call);

            Assert.That(CanonicalJson.Of(JsonNode.Parse(JsonConvert.SerializeObject(result, Settings)))!.ToJsonString(), Is.EqualTo(answer));
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Each_way_sends_the_same_request(object work)
    {
        var workload = (Workload)work;
        var sent = new List<string>();
        foreach (var way in Ways(workload))
        {
            using var handler = new RecordingHandler(workload.Answers[0]);
            using var client = new HttpClient(handler);
            await way(client)();
            sent.Add(handler.Sent);
        }

        Assert.That(sent, Is.All.EqualTo(sent[0]));
    }

    private static IEnumerable<Func<HttpClient, Func<Task>>> Ways(Workload workload) => [workload.Ours, workload.Raw, workload.Stock!];
}
