namespace Billing.Core.Tests.Ingestion.Support;

internal sealed class NoteOptions : IngestionOptions
{
    public NoteOptions() => AutoBatch = true;
}
