using System;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>Places in a JSON text, as Newtonsoft writes them: <c>data[3].taxRates['a.b']</c>.</summary>
internal static class JsonPath
{
    private const int LongestMember = 64;
    private static readonly char[] Quoted = [.. ". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029"];

    /// <summary>The path of an entry of a map.</summary>
    public static string Entry(string path, string key) => $"{path}['{key.Replace("\\", "\\\\").Replace("'", "\\'")}']";

    /// <summary>The path of a member of an object.</summary>
    public static string Member(string path, string name) =>
        name.IndexOfAny(Quoted) >= 0 ? $"{path}[{JsonConvert.ToString(name, '\'')}]" : path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>The path of an item of an array.</summary>
    public static string Item(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>
    /// The path as a message may show it: the keys of maps are customers' data and become <c>[…]</c>.
    /// Newtonsoft quotes only keys with special characters, so a plain part must at least look like a member's name.
    /// </summary>
    public static string WithoutKeys(string path)
    {
        var text = new StringBuilder(path.Length);
        var at = 0;
        while (at < path.Length)
        {
            var end = End(path, at);
            var part = path.Substring(at, end - at);
            text.Append(part[0] == '.' || IsIndex(part) || IsMember(part) ? part : "[…]");
            at = end;
        }

        return text.Replace(".[", "[").ToString();
    }

    /// <summary>Where the part ends that starts here: a dot, an index, a quoted key, or a name.</summary>
    private static int End(string path, int start)
    {
        if (path[start] == '.')
        {
            return start + 1;
        }

        if (path[start] != '[')
        {
            var next = path.IndexOfAny(new[] { '.', '[' }, start);
            return next < 0 ? path.Length : next;
        }

        var isQuoted = string.CompareOrdinal(path, start, "['", 0, 2) == 0;
        var i = start + 1;
        while (isQuoted && ++i < path.Length && path[i] != '\'')
        {
            i += path[i] == '\\' ? 1 : 0;
        }

        var close = i < path.Length ? path.IndexOf(']', i) : -1;
        return close < 0 ? path.Length : close + 1;
    }

    private static bool IsIndex(string part)
    {
        if (part.Length < 3 || part[0] != '[' || part[part.Length - 1] != ']')
        {
            return false;
        }

        for (var i = 1; i < part.Length - 1; i++)
        {
            if (part[i] is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMember(string part) => part.Length <= LongestMember && part[0] is not (>= '0' and <= '9') && Masking.IsToken(part);
}
