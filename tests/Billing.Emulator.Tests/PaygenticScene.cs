using System;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

/// <summary>A merchant with a product, a metric of tokens, a feature, a metered price, a plan and one customer.</summary>
internal sealed class PaygenticScene : IDisposable
{
    public const string Merchant = "org_1";

    private PaygenticScene(BillingEmulator emulator)
    {
        Emulator = emulator;
        Api = Api.Paygentic(emulator);
    }

    public BillingEmulator Emulator { get; }

    public Api Api { get; }

    public string ProductId { get; private set; } = "";

    public string MetricId { get; private set; } = "";

    public string FeatureId { get; private set; } = "";

    public string PriceId { get; private set; } = "";

    public string PlanId { get; private set; } = "";

    public string CustomerId { get; private set; } = "";

    public static async Task<PaygenticScene> BuildAsync(TimeProvider time)
    {
        var scene = new PaygenticScene(new BillingEmulator { TimeProvider = time });
        scene.ProductId = await scene.CreateAsync("/v0/products", "{\"name\":\"P\",\"description\":\"D\",\"merchantId\":\"org_1\"}");
        scene.MetricId = await scene.CreateAsync("/v0/billableMetrics", """
            {"name":"Tokens","description":"D","unit":"token","aggregation":"SUM","eventType":"ai.inference","valueProperty":"$.usage.tokens",
             "groupBy":{"model":"$.model"},"merchantId":"org_1","productId":"
            """.TrimEnd() + scene.ProductId + "\"}");
        scene.FeatureId = await scene.CreateAsync("/v0/features", "{\"key\":\"tokens\",\"name\":\"T\",\"type\":\"metered\",\"merchantId\":\"org_1\",\"productId\":\"" + scene.ProductId + "\"}");
        scene.PriceId = await scene.CreateAsync("/v0/prices", $$"""
            {"billableMetricId":"{{scene.MetricId}}","invoiceDisplayName":"Tokens","paymentTerm":"in_arrears","model":"standard","properties":{"unitPrice":"0.00002"},
             "feature":{"featureId":"{{scene.FeatureId}}","entitlementTemplate":{"type":"metered","issueAfterReset":1000} } }
            """);
        scene.PlanId = await scene.CreatePlanAsync(scene.PriceId);
        Answer customer = await scene.Api.PostAsync("/v0/customers", Consumer("ann@example.com"));
        scene.CustomerId = customer.Expect(201).Text("customerId");
        return scene;
    }

    public static string Consumer(string email, string more = "") =>
        "{\"merchantId\":\"org_1\",\"consumer\":{\"name\":\"Ann Example\",\"email\":\"" + email + "\",\"address\":{\"country\":\"DE\",\"zipCode\":\"10115\"}}" + more + "}";

    public Task<string> CreatePlanAsync(string priceId, string name = "Plan") =>
        CreateAsync("/v0/plans", "{\"name\":\"" + name + "\",\"currency\":\"EUR\",\"merchantId\":\"org_1\",\"productId\":\"" + ProductId + "\",\"prices\":[\"" + priceId + "\"]}");

    public Task<Answer> SubscribeAsync(string? planId = null, string more = "", string name = "Main") => Api.PostAsync(
        "/v0/subscriptions", "{\"name\":\"" + name + "\",\"planId\":\"" + (planId ?? PlanId) + "\",\"customerId\":\"" + CustomerId + "\",\"startedAt\":\"2026-03-01T12:00:00Z\"" + more + "}");

    public async Task<Answer> IngestAsync(int tokens, string key, string model = "gpt-4o", string? time = null, string? subject = null) =>
        (await Api.PostAsync("/v0/events", $$"""
            {"type":"ai.inference","source":"https://app","subject":"{{subject ?? CustomerId}}","idempotencyKey":"{{key}}",
             "data":{"usage":{"tokens":{{tokens}} },"model":"{{model}}"} {{(time == null ? "" : ",\"timestamp\":\"" + time + "\"")}} }
            """)).Expect(202);

    public async Task<string> CreateAsync(string path, string body) => (await Api.PostAsync(path, body)).Expect(201).Text("id");

    public void Dispose() => Api.Dispose();
}
