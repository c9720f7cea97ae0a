using System;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Emulator;
using Quickstart;

// The first steps with the three vendors over real HTTP: against an emulator on this machine, or, for a vendor whose key and
// URL are in the environment, against that server. See Target for the names.
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    var emulator = new BillingEmulator();
    emulator.BillingOS.AddCustomer("user_123").Grant("api_calls", 1000);
    await using var server = await BillingEmulatorServer.StartAsync(emulator);

    // All of them before the first call: a live key must stop everything.
    var targets = (UnitPay: Target.UnitPay(server.UnitPayUrl), Paygentic: Target.Paygentic(server.PaygenticUrl), BillingOS: Target.BillingOS(server.BillingOSUrl));

    var print = new Printer(Console.Out);
    print.Title("Billing quickstart", $"three vendors over HTTP, emulator on {server.UnitPayUrl.Authority}");

    await UnitPayTour.RunAsync(targets.UnitPay, print, stop.Token);
    await PaygenticTour.RunAsync(targets.Paygentic, print, stop.Token);
    await BillingOSTour.RunAsync(targets.BillingOS, print, stop.Token);

    print.Done();
    return 0;
}
catch (BillingException error)
{
    Console.Error.WriteLine($"The quickstart failed: {error.Message}");
    return 1;
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"The quickstart cannot start: {error.Message}");
    return 2;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("The quickstart was stopped.");
    return 3;
}
