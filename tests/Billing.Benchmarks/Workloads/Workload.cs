using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Benchmarks.Clients;

namespace Billing.Benchmarks.Workloads;

/// <summary>One piece of work, three ways. What each takes is an HttpClient; what it gives is the call, ready to be repeated.</summary>
/// <param name="Kind">W1 gets one, W2 a page of a hundred, W3 creates, W4 reports usage; others say what they are.</param>
/// <param name="Vendor">The vendor.</param>
/// <param name="Name">What is called.</param>
/// <param name="Answers">What the server answers, by turns.</param>
/// <param name="Ours">Our call.</param>
/// <param name="Raw">(a): as lean as can be.</param>
/// <param name="Stock">(b): as a generator's own templates do it; null where they do nothing of the kind.</param>
internal sealed record Workload(
    string Kind,
    string Vendor,
    string Name,
    JsonNode[] Answers,
    Func<HttpClient, Func<Task>> Ours,
    Func<HttpClient, Func<Task>> Raw,
    Func<HttpClient, Func<Task>>? Stock)
{
    // A lambda's task is of the call's own type: nothing is allocated around a call, and its result can still be looked at.

    /// <summary>The way's call against a server in memory.</summary>
    /// <param name="way">One of the three.</param>
    public Func<Task> InMemory(Func<HttpClient, Func<Task>> way) => way(new HttpClient(new AnswerHandler(Answers)));

    public override string ToString() => $"{Kind} {Vendor} {Name}";
}
