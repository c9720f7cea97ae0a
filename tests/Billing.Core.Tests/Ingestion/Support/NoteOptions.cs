namespace Billing.Core.Tests.Ingestion.Support;

internal sealed class NoteOptions : IngestionOptions
{
    public NoteOptions() => AutoBatch = true;

    public NoteOptions(NoteOptions other)
        : base(other)
    {
    }
}
