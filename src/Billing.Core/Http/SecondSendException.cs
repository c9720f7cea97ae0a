using System;

namespace Billing.Runtime;

/// <summary>Something other than the SDK was about to send a request a second time.</summary>
internal sealed class SecondSendException : InvalidOperationException
{
    public SecondSendException()
        : base("The request was about to be sent a second time by something other than the SDK. It was stopped: it could act twice, and only the SDK counts what it sends.")
    {
    }
}
