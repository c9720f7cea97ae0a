using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Billing.Faults.Tests.Ingestion.PowerCut;

/// <summary>Reads what <c>strace</c> wrote: the beginning and the end of each call, in the order in which they happened, whatever thread made it.</summary>
internal static partial class StraceLog
{
    /// <summary>A program line that writes such a log.</summary>
    /// <param name="file">The log.</param>
    public static IReadOnlyList<string> Wrapper(string file) =>
        ["strace", "-f", "-y", "-ttt", "-qq", "-xx", "-s", "2000000", "-o", file, "-e", "signal=none", "-e", "trace=openat,mkdir,pwrite64,write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate"];

    /// <summary>Reads a log.</summary>
    /// <param name="file">The log.</param>
    /// <returns>Each call twice: when it began, and, with its result, when it ended.</returns>
    public static IEnumerable<(SystemCall Call, bool IsEnd)> Read(string file)
    {
        var begun = new Dictionary<string, SystemCall>();
        foreach (var line in File.ReadLines(file))
        {
            var match = Line().Match(line);
            if (!match.Success)
            {
                continue;
            }

            var thread = match.Groups["thread"].Value;
            if (match.Groups["resumed"].Success)
            {
                if (begun.Remove(thread, out var call))
                {
                    call.Result = ResultOf(line);
                    yield return (call, true);
                }
            }
            else
            {
                var call = Parse(match.Groups["name"].Value, double.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture), match.Groups["rest"].Value);
                yield return (call, false);
                if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                {
                    begun[thread] = call;
                }
                else
                {
                    call.Result = ResultOf(line);
                    yield return (call, true);
                }
            }
        }
    }

    private static SystemCall Parse(string name, double at, string rest)
    {
        var arguments = rest.LastIndexOf(") = ", StringComparison.Ordinal) is var end and >= 0 ? rest[..end] : rest;
        var texts = Quoted().Matches(arguments).Select(static match => Bytes(match.Groups["hex"].Value)).ToList();
        var path = Described().Match(arguments) is { Success: true } described && !arguments.StartsWith("AT_FDCWD", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Bytes(described.Groups["hex"].Value))
            : texts.Count > 0 ? Encoding.UTF8.GetString(texts[0]) : string.Empty;
        var plain = Quoted().Replace(arguments, "_");
        return new SystemCall(
            name,
            at,
            path,
            name is "write" or "pwrite64" && texts.Count > 0 ? texts[0] : [],
            Number().Matches(plain).Select(static match => long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)).ToList(),
            plain);
    }

    private static long ResultOf(string line) =>
        Result().Match(line) is { Success: true } match ? long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : -1;

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace("\\x", string.Empty, StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<at>[0-9.]+) (?:(?<resumed><\.\.\. \w+ resumed>)|(?<name>\w+)\()(?<rest>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex("\"(?<hex>(?:\\\\x[0-9a-f]{2})*)\"")]
    private static partial Regex Quoted();

    /// <summary>The file behind a descriptor.</summary>
    [GeneratedRegex(@"^\d+<(?<hex>(?:\\x[0-9a-f]{2})+)>")]
    private static partial Regex Described();

    [GeneratedRegex(@", (?<number>\d+)(?=[, <]|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\) += (?<number>-?\d+)[^)]*(?:\([^)]*\))?$")]
    private static partial Regex Result();
}
