using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers.Ledgers;

namespace Billing.Faults.Tests.Effects;

/// <summary>
/// Whatever happens to requests and answers, a logical call acts at most once, and a failure tells the truth about it.
/// The environment variable <c>BILLING_FAULTS_SEED</c> replays one schedule, by the seed that a failure names.
/// </summary>
public sealed class ScheduleTests
{
    private const int Schedules = 10_000;
    private const int AtOnce = 96;

    [Test]
    public async Task Ten_thousand_schedules_of_lost_answers_act_at_most_once_and_failures_tell_the_truth()
    {
        var replay = Environment.GetEnvironmentVariable("BILLING_FAULTS_SEED");
        var seeds = replay is null ? Enumerable.Range(0, Schedules) : [int.Parse(replay, CultureInfo.InvariantCulture)];
        await using var bench = new ScheduleBench();
        using var listener = new AttemptListener();

        var runs = await bench.RunAsync(seeds, AtOnce, bench.CallAsync);

        if (replay is not null)
        {
            TestContext.Out.WriteLine(runs.Single());
        }

        Assert.That(Report(runs, static run => LedgerTruth.Complaints(run.Schedule, run.Ledger).Concat(FailureTruth.Complaints(run))), Is.Empty);
        Assert.That(Keys(runs), Is.Unique, "a key per logical call");
        if (replay is null)
        {
            AssertThatItProvesSomething(runs);
        }
    }

    [Test]
    public async Task A_loop_around_an_HttpClient_fails_the_same_checks()
    {
        await using var bench = new ScheduleBench();

        var runs = await bench.RunAsync(Enumerable.Range(0, 300), AtOnce, bench.CallNaivelyAsync);

        var complaints = Complaints(runs, static run => LedgerTruth.Complaints(run.Schedule, run.Ledger)).Select(static complaint => complaint.Text).Distinct().ToArray();
        Assert.That(complaints, Has.Some.StartsWith("applied ").And.Some.StartsWith("more than one key").And.Some.StartsWith("sent again without a key"));
    }

    private static IEnumerable<(ScheduleRun Run, string Text)> Complaints(IEnumerable<ScheduleRun> runs, Func<ScheduleRun, IEnumerable<string>> check) =>
        runs.SelectMany(run => check(run).Select(complaint => (run, complaint)));

    private static string Report(IEnumerable<ScheduleRun> runs, Func<ScheduleRun, IEnumerable<string>> check)
    {
        var complaints = Complaints(runs, check).ToArray();
        return complaints.Length == 0
            ? string.Empty
            : $"{complaints.Length} complaints. Replay one: BILLING_FAULTS_SEED=… scripts/test-faults --filter Ten_thousand\n" + string.Join('\n', complaints.Take(8).Select(static complaint => $"{complaint.Text}\n  {complaint.Run}"));
    }

    private static IEnumerable<string> Keys(IEnumerable<ScheduleRun> runs) =>
        runs.Where(static run => run.Schedule.Kind == CallKind.Keyed).Select(static run => (run.Error as BillingException)?.IdempotencyKey ?? run.Response!.IdempotencyKey!);

    /// <summary>Schedules that no longer lead anywhere would be passed by any client.</summary>
    private static void AssertThatItProvesSomething(IReadOnlyList<ScheduleRun> runs)
    {
        var accounted = runs.Count(FailureTruth.IsAccountedFor);
        var failures = runs.Select(static run => run.Error).OfType<BillingException>().ToArray();
        TestContext.Out.WriteLine($"{runs.Count - failures.Length} succeeded, {accounted} accounted for; {string.Join(", ", failures.GroupBy(static error => (error.Effect, error.StopReason)).Select(static group => $"{group.Count()} {group.Key}"))}");
        Assert.That(runs.Count - failures.Length, Is.GreaterThan(Schedules / 10));
        Assert.That(accounted, Is.GreaterThan(Schedules / 2));
        Assert.That(failures.Select(static error => error.Effect).Distinct(), Is.EquivalentTo(Enum.GetValues<Effect>()));
        Assert.That(failures.Select(static error => error.StopReason!.Value).Distinct(), Is.EquivalentTo(Enum.GetValues<StopReason>().Except([StopReason.BudgetSpent])));
        Assert.That(runs.Count(static run => run.Ledger.Arrivals.Count(static arrival => arrival.Mishap.Applies) > 1 && run.Schedule.Kind == CallKind.Keyed), Is.GreaterThan(Schedules / 20), "calls that only their key kept from acting twice");
    }
}
