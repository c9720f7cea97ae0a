using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Backoff;

/// <summary>The time between requests.</summary>
public static class Gaps
{
    /// <summary>The gaps between the requests of one call.</summary>
    /// <param name="server">A server of this call alone.</param>
    public static IReadOnlyList<TimeSpan> Of(FaultServer server)
    {
        var times = server.Requests.Select(request => request.At).ToArray();
        return times.Skip(1).Zip(times, (later, earlier) => later - earlier).ToArray();
    }
}
