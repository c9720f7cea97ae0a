using System;

namespace Billing.Runtime;

/// <summary>The application's HttpClient followed a redirect, or was about to.</summary>
internal sealed class RedirectFollowedException : Exception
{
    public RedirectFollowedException()
        : base("The request was carried to another address than the one asked: the HttpClient follows redirects (switch AllowAutoRedirect off in its handler), or a handler or hook changed the address.")
    {
    }
}
