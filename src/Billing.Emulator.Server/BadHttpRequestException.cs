using System;

namespace Billing.Emulator;

/// <summary>Bytes that are no request, or too many of them.</summary>
internal sealed class BadHttpRequestException : Exception
{
    internal BadHttpRequestException(int status, string message)
        : base(message) => Status = status;

    internal int Status { get; }
}
