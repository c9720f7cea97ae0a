using System;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>Describes a call to an endpoint that the SDK does not know.</summary>
internal static class RawOperation
{
    public static Operation For(VendorProfile profile, HttpMethod method, string path)
    {
        if (!path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal) || !IsEscaped(path))
        {
            throw new ArgumentException("must begin with one slash and be escaped: a path below the server's URL, not a URL.", nameof(path));
        }

        foreach (var segment in path.Split('?')[0].Split('/'))
        {
            if (Uri.UnescapeDataString(segment) is "." or "..")
            {
                throw new ArgumentException("must hold no dot segment: it would name a path outside the server's URL.", nameof(path));
            }
        }

        return new Operation($"{method.Method} request", method.Method, path, profile.IdempotencyOf(method)) { IsRaw = true };
    }

    private static bool IsEscaped(string path)
    {
        foreach (var c in path)
        {
            if (c is <= ' ' or > '~' or '{' or '}' or '#' or '\\')
            {
                return false;
            }
        }

        return true;
    }
}
