using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>A piece of a file that is read while tracking goes on, and what was found in it.</summary>
internal sealed class JournalPage
{
    public JournalPage(JournalSegment segment, long from, long limit)
    {
        Segment = segment;
        From = from;
        Limit = limit;
        End = from;
    }

    public JournalSegment Segment { get; }

    public long From { get; }

    /// <summary>How long the file was when reading began.</summary>
    public long Limit { get; }

    /// <summary>Up to where it was read.</summary>
    public long End { get; set; }

    public int Damaged { get; set; }

    /// <summary>Why reading ended early; null when it did not.</summary>
    public Exception? Error { get; set; }

    public List<StoredEvent> Events { get; } = new();
}
