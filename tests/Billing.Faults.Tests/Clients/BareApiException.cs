using System;

namespace Billing.Faults.Tests.Clients;

/// <summary>The one exception of <see cref="BareClient"/>.</summary>
/// <param name="message">What happened.</param>
/// <param name="status">The status.</param>
/// <param name="body">The body, where it was kept.</param>
/// <param name="innerException">The cause.</param>
public sealed class BareApiException(string message, int status, string body, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>The status.</summary>
    public int StatusCode { get; } = status;

    /// <summary>The body; empty when it could not be read.</summary>
    public string Body { get; } = body;
}
