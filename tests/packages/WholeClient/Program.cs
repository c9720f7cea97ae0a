using System;
using Billing.Paygentic;

// The same call, of a client of which everything stays.
var paygentic = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_whole", ServerUrl = new Uri(new Uri(args[0]), "/paygentic") });
try
{
    await paygentic.Customers.GetAsync("cus_nobody");
    return 1;
}
catch (PaygenticException e) when (e.StatusCode == 404)
{
    Console.WriteLine(e.Message);
    return 0;
}
