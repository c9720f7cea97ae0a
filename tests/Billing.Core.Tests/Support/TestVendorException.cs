using Billing.Runtime;

namespace Billing.Core.Tests.Support;

internal sealed class TestVendorException : ApiException
{
    public TestVendorException(ErrorContext context, ErrorDetails? details)
        : base(context, details)
    {
    }
}
