using System;
using System.Collections.Generic;
using System.Net.Http;
using Billing.Runtime;
using Microsoft.Extensions.Logging;

namespace Billing;

/// <summary>What the clients of all vendors can be told. The client copies the options: later changes do not reach it.</summary>
public abstract class BillingClientOptions
{
    /// <summary>Makes options with the defaults.</summary>
    protected BillingClientOptions()
    {
    }

    /// <summary>Copies options.</summary>
    /// <param name="other">The options to copy.</param>
    protected BillingClientOptions(BillingClientOptions other)
    {
        Ensure.NotNull(other, nameof(other));
        ServerUrl = other.ServerUrl;
        ServerIndex = other.ServerIndex;
        Retry = other.Retry is null ? null : other.Retry with { };
        AttemptTimeout = other.AttemptTimeout;
        Timeout = other.Timeout;
        HttpClient = other.HttpClient;
        HttpClientSource = other.HttpClientSource;
        DebugLogger = other.DebugLogger;
        ApplicationName = other.ApplicationName;
        TimeProvider = other.TimeProvider;
        AllowInsecureHttp = other.AllowInsecureHttp;
        MaxResponseBytes = other.MaxResponseBytes;
        Hooks = new List<RequestHook>(other.Hooks);
    }

    /// <summary>The server's URL, for a proxy or a test server. Plain http only to this machine unless <see cref="AllowInsecureHttp"/>.</summary>
    /// <value>The default is null: the vendor's own server; at BillingOS the environment variable <c>BILLINGOS_API_URL</c> comes before that, unless <see cref="ServerIndex"/> is set.</value>
    public Uri? ServerUrl { get; set; }

    /// <summary>The vendor's server by index, from 0. Out of range, or of another environment than the key: the constructor throws.</summary>
    /// <value>The default is null: the server of the key.</value>
    public int? ServerIndex { get; set; }

    /// <summary>When and how often failed calls are tried again.</summary>
    /// <value>The default is null: the defaults of <see cref="RetryOptions"/>.</value>
    public RetryOptions? Retry { get; set; }

    /// <summary>The limit of one attempt, its body included; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = BillingDefaults.AttemptTimeout;

    /// <summary>The limit of the whole call, attempts and waits; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for none.</summary>
    /// <value>The default is 120 seconds.</value>
    public TimeSpan Timeout { get; set; } = BillingDefaults.Timeout;

    /// <summary>
    /// The application's own client, for a proxy, certificates or tests. It is never disposed and never reconfigured:
    /// switch <c>AllowAutoRedirect</c> off in it, or a redirect may carry the key to another host.
    /// </summary>
    /// <remarks>
    /// The handlers of .NET send a read again by themselves, up to three times, when a connection closes without an answer:
    /// such sends are in no count and no budget. The SDK's own connections never do that.
    /// </remarks>
    /// <value>The default is null: connections shared by the process, without redirects and cookies.</value>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Gives the HttpClient of each attempt, for a client of a container: a factory renews connections behind it. <see cref="HttpClient"/> wins.</summary>
    internal Func<HttpClient>? HttpClientSource { get; set; }

    /// <summary>Receives each attempt at level Debug, with keys and customer data masked.</summary>
    /// <value>The default is null: none, or standard error when the vendor's debug variable is <c>true</c>.</value>
    public ILogger? DebugLogger { get; set; }

    /// <summary>Hooks that see every attempt.</summary>
    public IList<RequestHook> Hooks { get; } = new List<RequestHook>();

    /// <summary>The application's name and version, such as <c>shop/2.1</c>, appended to the User-Agent.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>The clock of waits and limits.</summary>
    /// <value>The default is null: the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Allows plain http to other machines. The key is then readable on the network.</summary>
    /// <value>The default is false.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>The largest body that is read, in bytes.</summary>
    /// <value>The default is 67,108,864 (64 MB).</value>
    public int MaxResponseBytes { get; set; } = BillingDefaults.MaxResponseBytes;
}
