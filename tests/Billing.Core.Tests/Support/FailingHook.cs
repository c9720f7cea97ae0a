using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

internal sealed class FailingHook : RequestHook
{
    private readonly Action? _before;
    private readonly Action? _after;
    private readonly Action? _error;

    public FailingHook(Action? before = null, Action? after = null, Action? error = null)
    {
        _before = before;
        _after = after;
        _error = error;
    }

    public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken) => Run(_before);

    public override ValueTask AfterResponseAsync(HookContext context, HttpResponseMessage response, CancellationToken cancellationToken) => Run(_after);

    public override ValueTask OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => Run(_error);

    private static ValueTask Run(Action? action)
    {
        action?.Invoke();
        return default;
    }
}
