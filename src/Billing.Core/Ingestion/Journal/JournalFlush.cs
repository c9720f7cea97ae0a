namespace Billing.Runtime;

/// <summary>Waits until the disk has a record.</summary>
internal sealed class JournalFlush
{
    private readonly JournalFile _file;
    private readonly JournalSegment _segment;
    private readonly long _upTo;

    public JournalFlush(JournalFile file, JournalSegment segment)
    {
        _file = file;
        _segment = segment;
        _upTo = segment.Length;
    }

    public void Wait() => _file.Flush(_upTo, _segment);
}
