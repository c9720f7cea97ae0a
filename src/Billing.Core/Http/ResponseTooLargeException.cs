using System;
using System.IO;

namespace Billing.Runtime;

/// <summary>A body passed the limit.</summary>
internal sealed class ResponseTooLargeException : IOException
{
    public ResponseTooLargeException(int limit)
        : base(FormattableString.Invariant($"The body is larger than the limit of {limit} bytes (MaxResponseBytes)."))
    {
    }
}
