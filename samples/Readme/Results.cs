using System;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Paygentic;
using static Billing.Paygentic.PaygenticFunctions;

namespace Readme;

internal static class Results
{
    public static async Task<string> RunAsync(PaygenticCore core, CancellationToken cancellationToken)
    {
        // snippet
        ApiResult<Customer> got = await CustomersGetAsync(core, "cus_1", cancellationToken: cancellationToken);
        if (!got.IsOk)
        {
            return $"{got.Error.Message} (request {got.Response?.RequestId})";   // a BillingException, with its effect and idempotency key
        }

        Customer customer = got.Value;

        (Plan? plan, BillingException? failure) = await PlansGetAsync(core, "plan_1", cancellationToken: cancellationToken);
        Console.WriteLine(plan?.Name ?? failure!.Message);

        ApiResult deleted = await CustomersDeleteAsync(core, customer.Id, cancellationToken: cancellationToken);
        return deleted.Match(() => "gone", error => error is ApiException { Kind: ApiErrorKind.Conflict } ? "still in use" : error.Message);
        // end
    }
}
