using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Inspect;

/// <summary>Two packages of one source, built in two folders.</summary>
internal static class Twins
{
    public static IEnumerable<string> Differences(string left, string right)
    {
        var one = Read(left);
        var other = Read(right);
        foreach (var name in one.Keys.Union(other.Keys).Order(StringComparer.Ordinal))
        {
            if (!one.TryGetValue(name, out var bytes) || !other.TryGetValue(name, out var twin) || !bytes.AsSpan().SequenceEqual(twin))
            {
                yield return Path.GetFileName(left) + ": " + name + " depends on the folder in which it was built";
            }
        }
    }

    private static Dictionary<string, byte[]> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => entry.FullName, Bytes);
    }

    public static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
