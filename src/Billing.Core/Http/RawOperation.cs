using System;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>Describes a call to an endpoint that the SDK does not know.</summary>
internal static class RawOperation
{
    public static Operation For(VendorProfile profile, HttpMethod method, string path)
    {
        if (!path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal) || path.IndexOfAny(new[] { '{', '}', '#', '\\', '\r', '\n', ' ' }) >= 0)
        {
            throw new ArgumentException("must begin with one slash and be escaped: a path below the server's URL, not a URL.", nameof(path));
        }

        return new Operation($"{method.Method} request", method.Method, path, profile.IdempotencyOf(method));
    }
}
