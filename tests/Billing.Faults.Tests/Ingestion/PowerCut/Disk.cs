using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;

namespace Billing.Faults.Tests.Ingestion.PowerCut;

/// <summary>
/// A folder as the disk may have it after a power cut. Promised is what POSIX promises: the content of a file after <c>fsync</c> of the file,
/// its name after <c>fsync</c> of its folder. What was written later is there, in part, or not, in any order; a deletion may have reached the disk at once.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Disk(string root)
{
    private readonly SortedDictionary<string, DiskFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _folders = new(StringComparer.Ordinal) { [root] = true };
    private readonly Dictionary<SystemCall, Action> _flushes = [];

    /// <summary>How many files were deleted.</summary>
    public int Deleted => _files.Values.Count(static file => file.IsDeleted);

    /// <summary>Notes that a call began.</summary>
    public void Begin(SystemCall call)
    {
        if (call.Name is not ("fsync" or "fdatasync") || !IsHere(call.Path))
        {
            return;
        }

        // Only what was written before it began is sure to be flushed.
        if (_files.TryGetValue(call.Path, out var file))
        {
            var writes = file.Unflushed.Count;
            Assert.That(_flushes.Keys.Any(other => other.Path == call.Path), Is.False, "the journal was not known to flush a file twice at a time");
            _flushes[call] = () => file.Flush(writes);
        }
        else if (_folders.ContainsKey(call.Path))
        {
            var files = _files.Where(pair => Path.GetDirectoryName(pair.Key) == call.Path).Select(static pair => pair.Value).ToList();
            var folders = _folders.Keys.Where(name => Path.GetDirectoryName(name) == call.Path).ToList();
            _flushes[call] = () =>
            {
                files.ForEach(static named => named.IsNamed = true);
                folders.ForEach(name => _folders[name] = true);
            };
        }
    }

    /// <summary>Notes that a call ended.</summary>
    public void End(SystemCall call)
    {
        if (call.Result < 0 || !IsHere(call.Path))
        {
            return;
        }

        switch (call.Name)
        {
            case "openat" when call.Flags.Contains("O_CREAT", StringComparison.Ordinal):
                _files.TryAdd(call.Path, new DiskFile());
                break;
            case "mkdir":
                _folders[call.Path] = false;
                break;
            case "pwrite64":
                _files[call.Path].Unflushed.Add((call.Numbers[^1], call.Data[..(int)call.Result]));
                break;
            case "ftruncate":
                _files[call.Path].Unflushed.Add((call.Numbers[^1], null));
                break;
            case "unlink":
                _files[call.Path].IsDeleted = true;
                break;
            case "fsync" or "fdatasync":
                if (_flushes.Remove(call, out var flush))
                {
                    flush();
                }

                break;
            case "rename" or "renameat" or "renameat2" or "unlinkat":
                throw new NotSupportedException($"The journal was not known to call {call.Name}.");
        }
    }

    /// <summary>Writes what the disk may have, as a folder of the ingestion.</summary>
    /// <param name="target">An empty folder.</param>
    /// <param name="random">Decides about what is not promised; null for the worst: nothing of it is there, and every deletion is.</param>
    public void Restore(string target, Random? random)
    {
        foreach (var (name, isNamed) in _folders.Where(static pair => pair.Value))
        {
            MakeFolder(Path.Combine(target, Path.GetRelativePath(root, name)));
        }

        foreach (var (name, file) in _files)
        {
            var folder = Path.GetDirectoryName(name)!;
            if (_folders.GetValueOrDefault(folder) && (file.IsNamed || random?.Next(2) == 1) && !(file.IsDeleted && random?.Next(2) != 1))
            {
                File.WriteAllBytes(Path.Combine(target, Path.GetRelativePath(root, name)), file.Content(() => random is null ? 0 : Math.Clamp((random.NextDouble() * 2) - 0.5, 0, 1)));
            }
        }
    }

    private static void MakeFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private bool IsHere(string path) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
}
