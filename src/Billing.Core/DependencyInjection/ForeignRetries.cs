using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Billing.Runtime;

/// <summary>
/// Takes the known retrying handlers that an application puts on all of its HttpClients out of ours. They would wait and repeat
/// inside one attempt, and <see cref="SendOnceHandler"/> could only make them fail.
/// </summary>
internal static class ForeignRetries
{
    // By name: a reference would make every user carry the packages.
    private static readonly HashSet<string> Handlers = new(StringComparer.Ordinal)
    {
        "Microsoft.Extensions.Http.Resilience.ResilienceHandler",
        "Microsoft.Extensions.Http.Resilience.Internal.ResilienceHandler",
        "Microsoft.Extensions.Http.PolicyHttpMessageHandler",
    };

    public static void Remove(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (handlers[i].GetType().FullName is { } name && Handlers.Contains(name))
            {
                handlers.RemoveAt(i);
            }
        }
    }
}
