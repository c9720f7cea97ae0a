using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.Emulator;
using Billing.Paygentic;

namespace Tour;

/// <summary>What goes over the wire, whatever the culture, and what can be observed.</summary>
internal static class WireChecks
{
    public static async Task RunAsync()
    {
        var emulator = new BillingEmulator();
        var paygentic = Clients.On(emulator).Paygentic;
        await paygentic.Events.IngestAsync(new IngestEventRequest
        {
            Type = "t",
            Source = "s",
            Subject = "c",
            Timestamp = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.FromHours(2)),
            Data = new() { ["money"] = -1234.50m, ["count"] = 1500, ["share"] = 0.25 },
        });
        var body = emulator.Requests[0].Body;
        Check.That(body.Contains("\"data\":{\"money\":-1234.50,\"count\":1500,\"share\":0.25}"), "numbers are invariant: " + body);
        Check.That(body.Contains("2026-03-01T12:30:00"), "dates are invariant: " + body);

        await Agent();
        await Activities(paygentic);
#if !TRIMMED
        Json();
#endif
    }

    private static async Task Agent()
    {
        var hook = new AgentHook();
        var emulator = new BillingEmulator();
        var client = new PaygenticClient(new PaygenticClientOptions { BearerAuth = "sk_test_tour", HttpClient = emulator.CreateHttpClient(), Hooks = { hook }, ApplicationName = "tour/1.0" });
        await client.Customers.ListAsync(new ListCustomersParams { OrganizationId = PaygenticEmulator.MerchantId });
        Check.That(hook.Agent.StartsWith("Billing.Sdk.Paygentic/", StringComparison.Ordinal) && hook.Agent.EndsWith(" tour/1.0", StringComparison.Ordinal), "the SDK says who it is: " + hook.Agent);
        Console.WriteLine("  " + hook.Agent);
    }

    private static async Task Activities(PaygenticClient paygentic)
    {
        var names = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Billing",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => names.Add(activity.DisplayName),
        };
        ActivitySource.AddActivityListener(listener);
        await paygentic.Customers.ListAsync(new ListCustomersParams { OrganizationId = PaygenticEmulator.MerchantId });
        Check.Same(names.Count, 1, "one call is one activity");
    }

#if !TRIMMED
    /// <summary>Serializers that work by reflection are outside of what trimming keeps.</summary>
    private static void Json()
    {
        const string Wire = "{\"id\":\"prod_1\",\"object\":\"product\",\"name\":\"P\",\"colour\":{\"rgb\":[1,2.50,\"x\"]},\"since\":\"2026-01-01\"}";
        var product = Newtonsoft.Json.JsonConvert.DeserializeObject<Product>(Wire)!;
        Check.Same(Newtonsoft.Json.JsonConvert.SerializeObject(product), Wire, "JsonConvert keeps the wire");
#if NET8_0_OR_GREATER
        Check.Same(System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<Product>(Wire)), Wire, "System.Text.Json keeps the wire");
#endif
    }
#endif

    private sealed class AgentHook : RequestHook
    {
        public string Agent { get; private set; } = "";

        public override ValueTask BeforeRequestAsync(HookContext context, HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Agent = string.Join(" ", request.Headers.GetValues("User-Agent"));
            return default;
        }
    }
}
