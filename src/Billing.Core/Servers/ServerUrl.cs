using System;

namespace Billing.Runtime;

/// <summary>The rules for a server's URL.</summary>
internal static class ServerUrl
{
    /// <summary>Checks a URL and brings it to the form that paths are appended to.</summary>
    /// <returns>The URL without a trailing slash.</returns>
    public static string Check(Uri url, bool allowInsecureHttp, string name)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("must be an absolute http or https URL.", name);
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            throw new ArgumentException("must hold no user, query or fragment.", name);
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback && !allowInsecureHttp)
        {
            throw new ArgumentException("must be https: plain http would show the key to the network. Set AllowInsecureHttp to allow it.", name);
        }

        return url.AbsoluteUri.TrimEnd('/');
    }
}
