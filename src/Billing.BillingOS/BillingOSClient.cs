using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.BillingOS;

/// <summary>The client of the BillingOS API. Thread-safe, cheap to make, not disposable: all clients share the process's connections.</summary>
public partial class BillingOSClient
{
    private readonly BillingOSCore? _core;

    /// <summary>Makes a client with the key of the environment variable <c>BILLINGOS_SECRET_KEY</c>, at the URL of <c>BILLINGOS_API_URL</c> where that is set.</summary>
    /// <exception cref="ArgumentException">The key is not set or not usable, or the URL is none; the message names the variable.</exception>
    public BillingOSClient()
        : this(new BillingOSCore())
    {
    }

    /// <summary>Makes a client.</summary>
    /// <param name="options">The options; a copy is taken.</param>
    /// <exception cref="ArgumentException">An option breaks a rule; the message names it.</exception>
    public BillingOSClient(BillingOSClientOptions options)
        : this(new BillingOSCore(options))
    {
    }

    /// <summary>Makes a client around a core; for mocks that override every member <c>base(core: null)</c>.</summary>
    /// <param name="core">The core.</param>
    protected BillingOSClient(BillingOSCore? core) => _core = core;

    /// <summary>The core, for the standalone functions of <see cref="BillingOSFunctions"/>.</summary>
    public virtual BillingOSCore Core => _core ?? throw new InvalidOperationException("This client was made for mocking and has no core.");

    /// <summary>Makes a sibling with other options, such as the key of another merchant, on the same connections and retry budget.</summary>
    /// <param name="change">Changes a copy of this client's options.</param>
    /// <returns>The sibling.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule; the message names it.</exception>
    public virtual BillingOSClient With(Action<BillingOSClientOptions> change)
    {
        if (change is null)
        {
            throw new ArgumentNullException(nameof(change));
        }

        var options = new BillingOSClientOptions(Core.Options);
        change(options);
        options.TakeChangedKey(Core.Options);
        return new BillingOSClient(new BillingOSCore(options));
    }

    /// <summary>Calls an endpoint that this version of the SDK does not know, under the same policy.</summary>
    /// <param name="method">The verb. A POST or PATCH is sent again only when no byte of it left or the server refused it.</param>
    /// <param name="path">The path below the server's URL with its query, escaped, such as <c>/v1/usage/metrics?customer_id=user_123</c>.</param>
    /// <param name="body">A model or free-form JSON (<c>Dictionary&lt;string, object?&gt;</c>); null for none.</param>
    /// <param name="options">Overrides for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer as free-form JSON: long, decimal, bool, string, list or dictionary; null when its body is empty.</returns>
    /// <exception cref="ArgumentException">The path is not escaped, has dot segments or is a whole URL; or a GET or HEAD has a body.</exception>
    /// <exception cref="BillingOSException">The API answered with an error status.</exception>
    public virtual Task<object?> SendAsync(HttpMethod method, string path, object? body = null, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Core.Http.SendAsync(method, path, body, options, cancellationToken);
}
