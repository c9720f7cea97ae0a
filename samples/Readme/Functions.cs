using System;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Paygentic;
using static Billing.Paygentic.PaygenticFunctions;

namespace Readme;

internal static class Functions
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        // snippet
        var core = new PaygenticCore();
        ApiResult<Customer> result = await CustomersGetAsync(core, "cus_1", cancellationToken: cancellationToken);
        Console.WriteLine(result.IsOk ? result.Value.Id : result.Error.Message);
        // end
    }
}
