using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;

namespace Billing.Runtime;

/// <summary>The folder of one ingestion's journal, which no other can use at the same time.</summary>
internal sealed class JournalFolder : IDisposable
{
    private const string LockName = "lock";

    private readonly FileStream _lock;
    private long _lastId;

    private JournalFolder(string path, FileStream @lock, long firstId)
    {
        Path = path;
        _lock = @lock;
        _lastId = firstId - 1;
    }

    public string Path { get; }

    /// <summary>Opens the folder of a vendor below the folder of the option.</summary>
    /// <param name="directory">The option's value.</param>
    /// <param name="vendor">The vendor's name.</param>
    /// <param name="firstId">The first number for files, above those that any earlier process used.</param>
    /// <exception cref="ArgumentException">It is in use, a link, or open to others.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    public static JournalFolder Open(string directory, string vendor, long firstId)
    {
        const string Option = nameof(IngestionOptions.JournalDirectory);
        OwnerOnly.RefuseLink(directory, Option);
        if (!Directory.Exists(directory))
        {
            OwnerOnly.Folder(directory, Option);
        }

        var path = System.IO.Path.Combine(directory, vendor.ToLowerInvariant());
        OwnerOnly.Folder(path, Option);
        var name = System.IO.Path.Combine(path, LockName);
        OwnerOnly.RefuseLink(name, Option);
        var folder = new JournalFolder(path, Lock(name, Option), firstId);
        try
        {
            foreach (var file in Directory.GetFiles(path))
            {
                OwnerOnly.RefuseLink(file, Option);
                folder._lastId = Math.Max(folder._lastId, IdOf(file) ?? 0);
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The files of earlier processes, in order.</summary>
    public List<JournalSegment> Existing(string extension)
    {
        var found = new List<JournalSegment>();
        foreach (var file in Directory.GetFiles(Path, "*" + extension))
        {
            if (IdOf(file) is not { } id)
            {
                continue;
            }

            if (IsNewer(file))
            {
                NewerFile = System.IO.Path.GetFileName(file);
            }
            else
            {
                found.Add(new JournalSegment(id, file, isRecovered: true) { Length = new FileInfo(file).Length });
            }
        }

        found.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return found;
    }

    /// <summary>Names a new file.</summary>
    public JournalSegment Next(string extension)
    {
        var id = ++_lastId;
        return new JournalSegment(id, System.IO.Path.Combine(Path, id.ToString("D16", CultureInfo.InvariantCulture) + extension), isRecovered: false);
    }

    /// <summary>A number above those of all files so far.</summary>
    public long NextId => _lastId + 1;

    /// <summary>A file of a later version of the journal, which is neither read nor deleted; null when there is none.</summary>
    public string? NewerFile { get; private set; }

    public void Dispose() => _lock.Dispose();

    private static long? IdOf(string file) =>
        long.TryParse(System.IO.Path.GetFileName(file).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool IsNewer(string file)
    {
        try
        {
            using (var stream = OwnerOnly.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                var start = new byte[JournalRecord.Mark.Length];
                if (stream.Read(start, 0, start.Length) < start.Length || !JournalRecord.IsOfNewerVersion(start))
                {
                    return false;
                }
            }

            // A file of ours whose first mark is damaged holds others.
            return File.ReadAllBytes(file).AsSpan().IndexOf(JournalRecord.Mark) < 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever looks through it meets the same failure, and tells.
            return false;
        }
    }

    private static FileStream Lock(string name, string option)
    {
        FileStream stream;
        try
        {
            stream = OwnerOnly.Open(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsInUse(error))
        {
            throw InUse(option, error);
        }

#if !NET8_0_OR_GREATER
        if (!OwnerOnly.TryLock(stream))
        {
            stream.Dispose();
            throw InUse(option, null);
        }
#endif

        try
        {
            var process = Encoding.ASCII.GetBytes(Process.GetCurrentProcess().Id.ToString(CultureInfo.InvariantCulture) + "\n");
            stream.SetLength(0);
            stream.Write(process, 0, process.Length);
            stream.Flush();
        }
        catch (IOException)
        {
            // The lock holds without the number, which is for people.
        }

        return stream;
    }

    private static ArgumentException InUse(string option, IOException? error) =>
        new("is in use by another ingestion, of this or another process: give each a folder of its own.", option, error);

    /// <summary>A sharing violation of Windows, or the error of a file that another holds locked: 11 on Linux, 35 on macOS.</summary>
    private static bool IsInUse(IOException error) => error.HResult is unchecked((int)0x80070020) or 11 or 35;
}
