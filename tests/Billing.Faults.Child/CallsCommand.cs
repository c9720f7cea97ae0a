using System;
using System.Globalization;
using System.Threading.Tasks;

namespace Billing.Faults.Child;

/// <summary>Makes calls with keys, one after the other, until it is killed; says the number of each that succeeded.</summary>
internal static class CallsCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The vendor and the server.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var call = KeyedCall.Of(arguments[0], new Uri(arguments[1]));
        for (var number = 0; ; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            await call(new RequestOptions { IdempotencyKey = "call-" + name, Headers = new() { ["X-Logical-Call"] = name } });
            Console.WriteLine(name);
        }
    }
}
