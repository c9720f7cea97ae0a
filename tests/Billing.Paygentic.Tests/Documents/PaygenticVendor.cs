using System;
using System.Linq;
using System.Text.Json.Nodes;
using Billing.Testing.Calls;
using Billing.Testing.Documents;

namespace Billing.Paygentic.Tests.Documents;

/// <summary>Paygentic, for the tests that its document drives.</summary>
public sealed class PaygenticVendor : VendorUnderTest
{
    public PaygenticVendor()
        : base("Paygentic", "sk_live_CANARY0123456789", typeof(PaygenticClient))
    {
    }

    /// <summary>The body tells the type, not the status; two operations have a conflict of their own.</summary>
    public override ExpectedError ErrorOf(ApiOperation operation, int status, JsonNode? body)
    {
        var message = (string?)body?["message"];
        var schema = operation.Answers.SingleOrDefault(answer => answer.Status == status)?.Body?.Name;
        return schema switch
        {
            "DeleteCustomerConflictBody" when body?["details"] is not null => new(typeof(DeleteCustomerConflictException), null, message),
            "DeleteFeeConflictBody" when body?["details"] is not null => new(typeof(DeleteFeeConflictException), null, message),
            _ when body?["errors"] is not null => new(typeof(PaygenticValidationException), "validation_error", message),
            _ when message is not null => new(typeof(PaygenticErrorException), (string?)body!["code"], message),
            _ => new(typeof(PaygenticException)),
        };
    }

    protected override object Create(Action<BillingClientOptions> configure)
    {
        var options = new PaygenticClientOptions { BearerAuth = Key };
        configure(options);
        return new PaygenticClient(options);
    }
}
