using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Emulator;

/// <summary><c>dotnet run --project src/Billing.Emulator.Server [-- --port N]</c></summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        int port = 0;
        if (arguments.Length != 0 && (arguments is not ["--port", var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535))
        {
            await Console.Error.WriteLineAsync("Usage: dotnet run --project src/Billing.Emulator.Server [-- --port N]").ConfigureAwait(false);
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, signal) =>
        {
            signal.Cancel = true;
            stop.Cancel();
        };
        BillingEmulatorServer server = await BillingEmulatorServer.StartAsync(port: port).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            // BillingOS has no API to create a granted feature: without this customer its paths would lead nowhere.
            server.Emulator.BillingOS.AddCustomer("user_123", "user_123@example.com").Grant("api_calls", 1000);
            Console.WriteLine("Paygentic  " + server.PaygenticUrl + "   key: sk_test_…");
            Console.WriteLine("UnitPay    " + server.UnitPayUrl + "   key: upay_sk_…");
            Console.WriteLine("BillingOS  " + server.BillingOSUrl + "   key: sk_test_…   customer user_123 has 1000 api_calls");
            Console.WriteLine("Ctrl-C stops it.");
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }

        return 0;
    }
}
