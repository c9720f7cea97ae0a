using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text;
using System.Threading;

namespace Billing.Runtime;

/// <summary>The file of events that are not billed: one JSON object a line, each written at once.</summary>
internal sealed class DeadLetters : IDisposable
{
    /// <summary>One for each file: two ingestions may be told to use the same, and none waits for the disk of another.</summary>
    private static readonly ConcurrentDictionary<string, object> Locks = new(StringComparer.OrdinalIgnoreCase);

    private readonly string? _path;
    private readonly object _lock;
    private FileStream? _file;
    private Exception? _news;
    private bool _isFailing;

    public DeadLetters(string? path)
    {
        _path = path;
        _lock = path is null ? new object() : Locks.GetOrAdd(path, static _ => new object());
    }

    /// <summary>Why writing fails; null when it does not, or when that was told. The callbacks are told of the events all the same.</summary>
    /// <remarks>Without the lock, which is held as long as a disk takes.</remarks>
    public Exception? TakeNews() => Interlocked.Exchange(ref _news, null);

    public void Write(UsageEvent usage, string reason, string? message)
    {
        if (_path is null)
        {
            return;
        }

        using var writer = ModelWriter.Begin();
        writer.WriteStartObject();
        JsonIo.Name(writer, "reason");
        JsonIo.Write(writer, reason);
        JsonIo.Name(writer, "message");
        JsonIo.Write(writer, message);
        JsonIo.Name(writer, "idempotencyKey");
        JsonIo.Write(writer, usage.IdempotencyKey);
        JsonIo.Name(writer, "trackedAt");
        JsonIo.Write(writer, usage.TrackedAt);
        JsonIo.Name(writer, "event");
        writer.WriteRawValue(usage.Json);
        writer.WriteEndObject();
        Append(Encoding.UTF8.GetBytes(writer + "\n"));
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Append(byte[] line)
    {
        lock (_lock)
        {
            try
            {
                _file ??= Open(_path!);
                EndTornLine(_file);
                _file.Write(line, 0, line.Length);
                _file.Flush();
                _isFailing = false;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                if (!_isFailing)
                {
                    Volatile.Write(ref _news, error);
                }

                _isFailing = true;
                _file?.Dispose();
                _file = null;
            }
        }
    }

    /// <summary>What a full disk or the death of a process cut off must not spoil the next line, too.</summary>
    private static void EndTornLine(FileStream file)
    {
        if (file.Seek(0, SeekOrigin.End) == 0)
        {
            return;
        }

        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() is not ('\n' or -1))
        {
            file.WriteByte((byte)'\n');
        }
    }

    private static FileStream Open(string path)
    {
        if (OwnerOnly.IsLink(path))
        {
            throw new IOException("The dead-letter file is a symbolic link.");
        }

        return OwnerOnly.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }
}
