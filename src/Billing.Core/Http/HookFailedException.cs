using System;

namespace Billing.Runtime;

/// <summary>Marks an exception as one of the application's hook.</summary>
internal sealed class HookFailedException : Exception
{
    public HookFailedException(RequestHook hook, Exception innerException)
        : base($"The hook {hook.GetType().Name} failed.", innerException)
    {
    }
}
