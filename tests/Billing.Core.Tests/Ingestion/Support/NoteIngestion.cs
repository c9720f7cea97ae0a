using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>The ingestion of <see cref="FakeVendor"/>, with its worker.</summary>
internal sealed class NoteIngestion : UsageIngestion
{
    public NoteIngestion(IngestionOptions options, IngestionProfile profile)
        : base(options, profile)
    {
    }

    public TrackReceipt Track(string key, string customer = "cus_1") =>
        Store(new UsageNote { Customer = customer }, key, customer, UtcNow);

    public TrackReceipt Track(UsageNote note) => Store(note, KeyOf(null), note.Customer, UtcNow);

    public Task<TrackReceipt> TrackAsync(string key, CancellationToken cancellationToken = default) =>
        StoreAsync(new UsageNote(), key, "cus_1", UtcNow, cancellationToken);
}
