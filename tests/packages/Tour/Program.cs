using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Billing.Emulator;

namespace Tour;

/// <summary><c>Tour [server URL] [culture …]</c>: the packages at work, in memory, over HTTP on the emulator's server, and in each culture.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            await InMemory();
            await PolicyChecks.RunAsync();
            if (arguments.Length > 0)
            {
                await All(Clients.At(new Uri(arguments[0])));
            }

            for (var i = 1; i < arguments.Length; i++)
            {
                var culture = CultureInfo.GetCultureInfo(arguments[i]);
                CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
                CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
                Check.That(Written(culture) != Written(CultureInfo.InvariantCulture), arguments[i] + " writes numbers or dates in its own way");
                await InMemory();
                Console.WriteLine("  " + arguments[i]);
            }
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
            return 1;
        }

        Console.WriteLine(Check.Count.ToString(CultureInfo.InvariantCulture) + " checks on " + RuntimeInformation.FrameworkDescription);
        return 0;
    }

    private static string Written(CultureInfo culture) => (-1.5m).ToString(culture) + new DateTime(2026, 3, 1).ToString(culture);

    private static async Task InMemory()
    {
        var emulator = new BillingEmulator();
        emulator.BillingOS.AddCustomer("user_123", "user_123@example.com").Grant("api_calls", 1000);
        await All(Clients.On(emulator));
        await WireChecks.RunAsync();
        await IngestionChecks.RunAsync();
#if !NETFRAMEWORK
        await ContainerChecks.RunAsync();
#endif
    }

    private static async Task All(Clients clients)
    {
        await PaygenticChecks.RunAsync(clients.Paygentic);
        await UnitPayChecks.RunAsync(clients.UnitPay);
        await BillingOSChecks.RunAsync(clients.BillingOS);
    }
}
