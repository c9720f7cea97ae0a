using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Testing;

/// <summary>Notes what it sees of each attempt, and adds a header.</summary>
public sealed class RecordingHook : RequestHook
{
    /// <summary>The notes, in order.</summary>
    public List<string> Seen { get; } = new();

    /// <inheritdoc/>
    public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Add("X-Shop", "shop-1");
        return Note("before", context);
    }

    /// <inheritdoc/>
    public override ValueTask AfterResponseAsync(HookContext context, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Note(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), context);
    }

    /// <inheritdoc/>
    public override ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Note(error.GetType().Name, context);
    }

    private ValueTask Note(string what, HookContext context)
    {
        Seen.Add($"{what} {context.Vendor} {context.Operation} {context.Attempt}");
        return default;
    }
}
