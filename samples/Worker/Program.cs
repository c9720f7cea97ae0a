using System;
using System.IO;
using Billing.Emulator;
using Microsoft.Extensions.Hosting;
using Worker;

// dotnet run --project samples/Worker              without a key: against an emulator in this process
// BILLINGOS_SECRET_KEY=sk_test_… dotnet run --project samples/Worker -- --Customer=user_123   a live key is refused
var journal = "--Usage:JournalDirectory=" + Path.Combine(Path.GetTempPath(), "billing-worker-sample");
if (Environment.GetEnvironmentVariable("BILLINGOS_SECRET_KEY") is { Length: > 0 } key)
{
    if (key.StartsWith("sk_live_", StringComparison.Ordinal))
    {
        Console.Error.WriteLine("BILLINGOS_SECRET_KEY is a live key. This sample tracks usage: use a test key.");
        return 2;
    }

    using var host = WorkerHost.Create([journal, .. args]);
    await host.RunAsync();
}
else
{
    var emulator = new BillingEmulator();
    emulator.BillingOS.AddCustomer("user_123").Grant("api_calls", 1000);
    using var host = WorkerHost.Create(["--Usage:SecretKey=sk_test_sample", journal, .. args], emulator.CreateHandler());
    await host.RunAsync();
}

return 0;
