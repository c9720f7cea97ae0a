using System;
using System.Collections.Generic;

namespace Billing.Runtime;

/// <summary>Chooses the server of a call: URL before index before the key's prefix; the call's own word before the client's.</summary>
internal static class ServerSelector
{
    public static void Check(IReadOnlyList<ServerEnvironment> servers, int? index, string? key, string name)
    {
        if (index is not { } chosen)
        {
            return;
        }

        if (chosen < 0 || chosen >= servers.Count)
        {
            throw new ArgumentOutOfRangeException(name, chosen, FormattableString.Invariant($"must be from 0 to {servers.Count - 1}."));
        }

        if (key is not null && ByPrefix(servers, key) is { } own && own != servers[chosen])
        {
            throw new ArgumentException($"names the {servers[chosen].Name} server, but the key is one of {own.Name}.", name);
        }
    }

    public static string Choose(IReadOnlyList<ServerEnvironment> servers, int? index, string key) =>
        (index is { } chosen ? servers[chosen] : ByPrefix(servers, key) ?? servers[0]).BaseUrl;

    private static ServerEnvironment? ByPrefix(IReadOnlyList<ServerEnvironment> servers, string key)
    {
        foreach (var server in servers)
        {
            if (server.KeyPrefix is { } prefix && key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return server;
            }
        }

        return null;
    }
}
