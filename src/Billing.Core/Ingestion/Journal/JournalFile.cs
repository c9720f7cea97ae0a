using System;
using System.IO;
#if NET8_0_OR_GREATER
using Microsoft.Win32.SafeHandles;
#endif

namespace Billing.Runtime;

/// <summary>A file that is written at its end: one call of the system per record, so that a record survives the process from then on.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly object _lock = new();
#if NET8_0_OR_GREATER
    private readonly SafeFileHandle _handle;
#endif
    private long _flushed;

    public JournalFile(string path)
    {
        _stream = OwnerOnly.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
#if NET8_0_OR_GREATER
        _handle = _stream.SafeFileHandle;
#endif
    }

    /// <summary>Whether a flush failed. The system tells that once; a later flush would succeed and prove nothing, so another file is begun.</summary>
    public bool HasFailed { get; private set; }

    public void Write(byte[] buffer, int count, long offset)
    {
#if NET8_0_OR_GREATER
        RandomAccess.Write(_handle, buffer.AsSpan(0, count), offset);
#else
        lock (_lock)
        {
            _stream.Position = offset;
            _stream.Write(buffer, 0, count);
            _stream.Flush();
        }
#endif
    }

    /// <summary>Takes back what a failed write left.</summary>
    public void Cut(long length)
    {
        lock (_lock)
        {
            _stream.SetLength(length);
        }
    }

    /// <summary>Waits until the disk has the file up to here. Callers that wait at the same time share one flush.</summary>
    /// <param name="upTo">What must be on disk.</param>
    /// <param name="segment">Says how long the file is when the flush begins.</param>
    /// <exception cref="IOException">The disk failed, now or in an earlier flush.</exception>
    public void Flush(long upTo, JournalSegment segment)
    {
        lock (_lock)
        {
            if (_flushed < upTo)
            {
                if (HasFailed)
                {
                    throw new IOException("The disk did not take an earlier part of this file.");
                }

                var covered = segment.Length;
                try
                {
                    _stream.Flush(flushToDisk: true);
                }
                catch (IOException)
                {
                    HasFailed = true;
                    throw;
                }

                _flushed = covered;
            }
        }
    }

    /// <summary>Closes a file whose events are all settled: who still waits for the disk need not.</summary>
    public void Retire()
    {
        lock (_lock)
        {
            _flushed = long.MaxValue;
            _stream.Dispose();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _stream.Dispose();
        }
    }
}
