using Billing.Runtime;

namespace Billing.Core.Tests.Support;

/// <summary>The exception of one status of one operation.</summary>
internal sealed class WidgetInUseException : ApiException
{
    public WidgetInUseException(ErrorContext context)
        : base(context)
    {
    }
}
