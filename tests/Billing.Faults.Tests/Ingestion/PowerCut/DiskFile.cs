using System;
using System.Collections.Generic;

namespace Billing.Faults.Tests.Ingestion.PowerCut;

/// <summary>A file as the disk may have it: what was flushed it has, of the rest any part.</summary>
internal sealed class DiskFile
{
    private byte[] _flushed = [];

    /// <summary>What was written since the last flush: at an offset, or null for a cut there.</summary>
    public List<(long Offset, byte[]? Data)> Unflushed { get; } = [];

    /// <summary>Whether its name is certainly on the disk.</summary>
    public bool IsNamed { get; set; }

    /// <summary>Whether it was deleted, which may not have reached the disk.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Notes that the disk has these writes.</summary>
    /// <param name="writes">The first so many.</param>
    public void Flush(int writes)
    {
        for (var index = 0; index < writes; index++)
        {
            _flushed = Apply(_flushed, Unflushed[index].Offset, Unflushed[index].Data);
        }

        Unflushed.RemoveRange(0, writes);
    }

    /// <summary>What the disk may have.</summary>
    /// <param name="share">How much of a write since the last flush is there: 0 nothing, 1 all.</param>
    public byte[] Content(Func<double> share)
    {
        var content = _flushed;
        foreach (var (offset, data) in Unflushed)
        {
            var part = share();
            content = data is null
                ? part < 1 ? content : Apply(content, offset, null)
                : part <= 0 ? content : Apply(content, offset, data[..(int)(data.Length * part)]);
        }

        return content;
    }

    private static byte[] Apply(byte[] content, long offset, byte[]? data)
    {
        var result = new byte[data is null ? offset : Math.Max(content.Length, offset + data.Length)];
        content.AsSpan(0, Math.Min(content.Length, result.Length)).CopyTo(result);
        data?.CopyTo(result, offset);
        return result;
    }
}
