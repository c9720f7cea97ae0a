using System;
using System.Threading;
using Billing;
using Billing.BillingOS;
using Billing.Emulator;
using ConsoleSample;

// dotnet run --project samples/Console                     without a key: against an emulator in this process
// BILLINGOS_SECRET_KEY=sk_test_… dotnet run … -- user_123   against the sandbox; a live key is refused, since usage is billed
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
var customer = args.Length > 0 ? args[0] : "user_123";
try
{
    return await Meter.RunAsync(CreateClient(customer), customer, Console.Out, stop.Token) ? 0 : 1;
}
catch (Exception error) when (error is BillingException or ArgumentException or OperationCanceledException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

static BillingOSClient CreateClient(string customer)
{
    if (Environment.GetEnvironmentVariable("BILLINGOS_SECRET_KEY") is { Length: > 0 } key)
    {
        return key.StartsWith("sk_live_", StringComparison.Ordinal)
            ? throw new ArgumentException("BILLINGOS_SECRET_KEY is a live key. This sample tracks usage: use a test key.")
            : new BillingOSClient();   // the key's prefix picks the server, unless BILLINGOS_API_URL names one
    }

    var emulator = new BillingEmulator();
    emulator.BillingOS.AddCustomer(customer).Grant("api_calls", 3);
    return new BillingOSClient(new BillingOSClientOptions { SecretKey = "sk_test_sample", HttpClient = emulator.CreateHttpClient() });
}
