using System;

namespace Billing.Runtime;

/// <summary>The numbers of usage ingestion, in one place.</summary>
internal static class IngestionDefaults
{
    public const int MaxBufferSize = 10_000;

    /// <summary>The largest event as JSON: far above any honest one, far below what would fill memory or a request.</summary>
    public const int MaxEventBytes = 1024 * 1024;

    /// <summary>The most that one request carries, whatever the number of events.</summary>
    public const int MaxRequestBytes = 1024 * 1024;

    /// <summary>Large enough that files change seldom, small enough that delivered ones go soon.</summary>
    public const long SegmentBytes = 8 * 1024 * 1024;

    /// <summary>A journal without pending events is deleted beyond this size, and with it the customers' data.</summary>
    public const long IdleJournalBytes = 1024 * 1024;

    /// <summary>The events of a journal that memory holds at the same time.</summary>
    public const int ReadAhead = 2_000;

    public const int ReadAheadBytes = 4 * 1024 * 1024;

    /// <summary>How many waiting events are looked at for one request, so that one busy customer never makes taking slow.</summary>
    public const int ScanDepth = 1_000;

    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);

    /// <summary>An outage is looked at once a minute: often enough to end soon after it, seldom enough not to prolong it.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);

    /// <summary>A refused key is tried again this often: somebody must act before it can succeed.</summary>
    public static readonly TimeSpan PausedBackoff = TimeSpan.FromMinutes(1);

    /// <summary>A limiter that asks for more than this is not believed.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>A batch that the server failed to process this often in a row is sent in halves: one of its events may be what it fails on.</summary>
    public const int FailuresBeforeHalving = 3;

    /// <summary>How long an event is set aside that alone makes the server fail, while others are sent.</summary>
    public static readonly TimeSpan SetAside = TimeSpan.FromMinutes(5);

    /// <summary>More events than this are not set aside: then it is the server that is ill.</summary>
    public const int MaxSetAside = 100;

    /// <summary>How long a failing disk is left alone.</summary>
    public static readonly TimeSpan JournalBackoff = TimeSpan.FromSeconds(1);

    /// <summary>How long the background work rests after an error of its own.</summary>
    public static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(1);

    /// <summary>How long disposal waits for what it has stopped.</summary>
    public static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(100);
}
