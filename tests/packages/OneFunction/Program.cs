using System;
using Billing.Paygentic;
using static Billing.Paygentic.PaygenticFunctions;

// One standalone function: what it does not need should not be in the program.
var core = new PaygenticCore(new PaygenticClientOptions { BearerAuth = "sk_test_one", ServerUrl = new Uri(new Uri(args[0]), "/paygentic") });
var customer = await CustomersGetAsync(core, "cus_nobody");
Console.WriteLine(customer.Error?.Message);
return customer.Error is PaygenticException { StatusCode: 404 } ? 0 : 1;
