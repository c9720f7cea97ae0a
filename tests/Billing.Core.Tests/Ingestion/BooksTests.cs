using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Ingestion.Support;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Ingestion;

/// <summary>The books of an ingestion at work, and the texts of its events.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BooksTests
{
    /// <summary>For what should end at once: a guard that fails a test instead of hanging it.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly FakeVendor _vendor = new();

    [Test]
    public async Task They_balance_at_every_moment_although_many_threads_change_them()
    {
        const int Threads = 4;
        const int Each = 5_000;
        await using var ingestion = new NoteIngestion(new NoteOptions { MaxParallelRequests = 4, MaxBufferSize = Threads * Each }, _vendor.Profile(maxBatchSize: 1));
        using var end = new CancellationTokenSource();
        var looking = Task.Run(() =>
        {
            var unbalanced = 0;
            while (!end.IsCancellationRequested)
            {
                var books = ingestion.Books;
                unbalanced += books.Accepted == books.Delivered + books.Pending + books.Rejected + books.Dropped ? 0 : 1;
            }

            return unbalanced;
        });

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var index = 0; index < Each; index++)
            {
                ingestion.Track($"{thread}-{index}", "cus_" + (index % 50));
            }
        }))).WaitAsync(Guard);
        await ingestion.FlushAsync().WaitAsync(Guard);
        await end.CancelAsync();

        Assert.That(await looking.WaitAsync(Guard), Is.Zero);
        Assert.That(ingestion.Books.Delivered, Is.EqualTo(Threads * Each));
    }

    [Test]
    public async Task Each_event_keeps_its_own_text()
    {
        await using var ingestion = new NoteIngestion(new NoteOptions { AutoBatch = false }, _vendor.Profile());
        for (var number = 100; number < 200; number++)
        {
            ingestion.Track(new UsageNote { Customer = $"cus_{number}" });
        }

        await ingestion.FlushAsync().WaitAsync(Guard);

        Assert.That(_vendor.Bodies.Select(static (body, index) => body.Contains($"cus_{index + 100}", StringComparison.Ordinal)), Has.All.True.And.Exactly(100).Items);
    }

    [Test]
    public async Task A_journal_that_was_closed_in_order_is_not_told_as_failing()
    {
        using var folder = new TemporaryFolder();
        var ingestion = new NoteIngestion(new NoteOptions { JournalDirectory = folder.Path }, _vendor.Profile());
        ingestion.Track("a");

        await ingestion.DisposeAsync();

        Assert.That((ingestion.Books.IsDegraded, ingestion.Books.Delivered), Is.EqualTo((false, 1L)));
    }
}
