using System;
using System.Runtime.InteropServices;
using System.Threading;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// Remembers member names, so that reading the same model again allocates none of them. Newtonsoft's own table only
/// knows names added beforehand. This one is bounded by its shape, sets of two places each, in which a newer name takes the
/// place of an older one: keys made up by customers can slow it down for a moment, but neither fill it nor freeze it.
/// </summary>
internal sealed class LearningNameTable : JsonNameTable
{
    /// <summary>Longer names are data more often than names.</summary>
    private const int LongestName = 96;

    // References are written atomically and strings never change: no lock is needed, the worst race loses a name.
    private readonly string?[] _names = new string?[4096];

    public static LearningNameTable Instance { get; } = new();

    public override string? Get(char[] key, int start, int length)
    {
        if (length == 0)
        {
            return string.Empty;
        }

        var name = new ReadOnlySpan<char>(key, start, length);
        if (length > LongestName)
        {
            return name.ToString();
        }

        var place = Hash(name) & (_names.Length - 1);
        var first = Volatile.Read(ref _names[place]);
        if (first is not null && name.SequenceEqual(first.AsSpan()))
        {
            return first;
        }

        var second = Volatile.Read(ref _names[place ^ 1]);
        if (second is not null && name.SequenceEqual(second.AsSpan()))
        {
            return second;
        }

        var added = name.ToString();
        if (first is not null && second is not null)
        {
            // The set is full: its older name goes.
            Volatile.Write(ref _names[place ^ 1], first);
        }

        Volatile.Write(ref _names[first is not null && second is null ? place ^ 1 : place], added);
        return added;
    }

    /// <summary>Four characters at a time: names are hashed once per member of each object.</summary>
    private static int Hash(ReadOnlySpan<char> name)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)name.Length;
        foreach (var four in MemoryMarshal.Cast<char, ulong>(name))
        {
            hash = (hash ^ four) * Prime;
            hash ^= hash >> 32;
        }

        foreach (var c in name.Slice(name.Length & ~3))
        {
            hash = (hash ^ c) * Prime;
        }

        return (int)(hash >> 40);
    }
}
