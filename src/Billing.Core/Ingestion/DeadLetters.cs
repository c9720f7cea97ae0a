using System;
using System.IO;
using System.Text;

namespace Billing.Runtime;

/// <summary>The file of events that are not billed: one JSON object a line, each written at once.</summary>
internal sealed class DeadLetters : IDisposable
{
    /// <summary>One for the process: two ingestions may be told to use one file.</summary>
    private static readonly object Lock = new();

    private readonly string? _path;
    private FileStream? _file;
    private Exception? _news;
    private bool _isFailing;

    public DeadLetters(string? path) => _path = path;

    /// <summary>Why writing fails; null when it does not, or when that was told. The callbacks are told of the events all the same.</summary>
    public Exception? TakeNews()
    {
        lock (Lock)
        {
            var news = _news;
            _news = null;
            return news;
        }
    }

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
        lock (Lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Append(byte[] line)
    {
        lock (Lock)
        {
            try
            {
                _file ??= Open(_path!);
                _file.Seek(0, SeekOrigin.End);
                _file.Write(line, 0, line.Length);
                _file.Flush();
                _isFailing = false;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                _news = _isFailing ? _news : error;
                _isFailing = true;
                _file?.Dispose();
                _file = null;
            }
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
