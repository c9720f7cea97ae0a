using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;

namespace Billing.Faults.Tests.Cancellation;

/// <summary>A call whose body is larger than what the system buffers between two sockets.</summary>
public static class LargeBody
{
    /// <summary>Its length in bytes; the rest of the body is a few more.</summary>
    public const int Length = 5_000_000;

    private static readonly string Text = new('x', Length);

    /// <summary>Makes a client.</summary>
    /// <param name="vendor">Of which vendor.</param>
    /// <param name="server">Where the requests go.</param>
    /// <param name="configure">What differs from the defaults.</param>
    /// <returns>The call.</returns>
    public static Func<CancellationToken, Task> Connect(Vendor vendor, Uri server, Action<BillingClientOptions>? configure)
    {
        var post = vendor.Poster(server, configure);
        return cancellationToken => post("/large", new Dictionary<string, object?> { ["text"] = Text }, null, cancellationToken);
    }
}
