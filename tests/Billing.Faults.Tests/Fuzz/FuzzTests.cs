using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;
using Billing.Testing.Calls;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>
/// Whatever bytes come back, a call ends with a value, one of our exceptions or the caller's cancellation.
/// The seed can be given as FUZZ_SEED; a failure prints it.
/// </summary>
public sealed class FuzzTests
{
    private const int Workers = 4;
    private const int InMemory = 80_000;
    private const int OnSockets = 20_000;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : 20260;

    [Test]
    public async Task Answers_in_memory_end_in_no_other_way()
    {
        var run = new FuzzRun(Seed);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => RunInMemoryAsync(run, Enumerable.Range(worker * InMemory / Workers, InMemory / Workers)))));

        run.AssertOnlyOurs();
        Assert.That((run.Values + run.Failures + run.Canceled, run.Values > InMemory / 10, run.Failures > InMemory / 10, run.Canceled > 0), Is.EqualTo((InMemory, true, true, true)), $"{run.Values} values, {run.Failures} failures, {run.Canceled} cancelled");
    }

    [Test]
    public async Task Answers_on_sockets_end_in_no_other_way()
    {
        var run = new FuzzRun(Seed + 1);

        await Parallel.ForEachAsync(Enumerable.Range(0, Workers), async (worker, _) => await RunOnSocketsAsync(run, Enumerable.Range(worker * OnSockets / Workers, OnSockets / Workers)));

        run.AssertOnlyOurs();
        Assert.That((run.Values + run.Failures, run.Values > OnSockets / 10, run.Failures > OnSockets / 10), Is.EqualTo((OnSockets, true, true)), $"{run.Values} values, {run.Failures} failures");
    }

    [Test]
    public void A_bare_client_lets_other_exceptions_through() =>
        Assert.That(async () =>
        {
            var run = new FuzzRun(Seed);
            using var network = new MemoryNetwork();
            using var client = new BareClient(new Uri("http://127.0.0.1:1"), network.Client);
            for (var number = 0; number < 300; number++)
            {
                var (_, answer, _) = run.Make(number);
                network.Answer = answer.Bytes;
                await run.RunAsync(number, answer, "bare", async () => await client.GetAsync());
            }

            run.AssertOnlyOurs();
        }, Throws.InstanceOf<AssertionException>());

    private static async Task RunInMemoryAsync(FuzzRun run, IEnumerable<int> numbers)
    {
        using var network = new MemoryNetwork();
        var clients = Connect(new Uri("http://127.0.0.1:1"), network.Client, RetryOptions.None);
        foreach (var number in numbers)
        {
            var (operation, answer, random) = run.Make(number);
            using var caller = new CancellationTokenSource();
            network.Answer = answer.Bytes;
            network.Piece = random.Next(4) == 0 ? 1 + random.Next(300) : int.MaxValue;
            network.OnAnswer = random.Next(100) == 0 ? caller.Cancel : null;
            await run.RunAsync(number, answer, operation.Operation.Id, () => operation.CallAsync(clients[operation.Vendor], caller.Token), caller.Token);
        }
    }

    private static async Task RunOnSocketsAsync(FuzzRun run, IEnumerable<int> numbers)
    {
        var answer = new FuzzedAnswer([], false);
        await using var server = FaultServer.Start(new Fault("fuzz", async (connection, stop) =>
        {
            await connection.ReadRequestAsync(stop);
            var half = answer.Bytes.Length / 2;
            await connection.WriteAsync(answer.Bytes.AsMemory(0, half), stop);
            await connection.WriteAsync(answer.Bytes.AsMemory(half), stop);
            if (!answer.IsFramed)
            {
                // What is broken may be waited for.
                connection.Close();
            }
        }));
        server.KeepsRequests = false;
        var clients = Connect(server.Url, null, new RetryOptions { MaxRetries = 1, InitialInterval = TimeSpan.Zero });
        foreach (var number in numbers)
        {
            (var operation, answer, _) = run.Make(number);
            await run.RunAsync(number, answer, operation.Operation.Id, () => operation.CallAsync(clients[operation.Vendor], CancellationToken.None));
        }
    }

    private static Dictionary<VendorUnderTest, object> Connect(Uri server, HttpClient? client, RetryOptions retries) => FuzzedOperation.All.Select(operation => operation.Vendor).Distinct().ToDictionary(vendor => vendor, vendor => vendor.Connect(options =>
    {
        options.ServerUrl = server;
        options.HttpClient = client;
        options.Retry = retries;
        options.AttemptTimeout = TimeSpan.FromSeconds(3);
        options.Timeout = TimeSpan.FromSeconds(10);
    }));
}
