using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

internal sealed class RecordingHook : RequestHook
{
    private readonly string _name;
    private readonly List<string> _events;

    public RecordingHook(string name, List<string> events)
    {
        _name = name;
        _events = events;
    }

    public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken) => Add("before", context);

    public override ValueTask AfterResponseAsync(HookContext context, HttpResponseMessage response, CancellationToken cancellationToken) => Add($"after {(int)response.StatusCode}", context);

    public override ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => Add($"error {error.GetType().Name}", context);

    private ValueTask Add(string what, HookContext context)
    {
        _events.Add($"{_name}: {what} {context.Vendor} {context.Operation} {context.Attempt}");
        return default;
    }
}
