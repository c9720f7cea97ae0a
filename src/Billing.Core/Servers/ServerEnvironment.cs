using System;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>One server of a vendor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServerEnvironment
{
    /// <summary>Describes a server.</summary>
    /// <param name="name">Its name, such as <c>sandbox</c>.</param>
    /// <param name="url">Its URL.</param>
    /// <param name="keyPrefix">What the keys of this server begin with; null when keys do not tell.</param>
    public ServerEnvironment(string name, string url, string? keyPrefix = null)
    {
        Name = name;
        BaseUrl = url.TrimEnd('/');
        KeyPrefix = keyPrefix;
    }

    internal string Name { get; }

    internal string BaseUrl { get; }

    internal string? KeyPrefix { get; }
}
