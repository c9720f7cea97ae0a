using System;
using System.Collections.Generic;
using System.Net.Http;
using Billing.Benchmarks.Clients;
using Billing.Benchmarks.Plain.BillingOS;
using Billing.BillingOS;
using Bare = Billing.Benchmarks.Plain.BillingOS;
using Sdk = Billing.BillingOS;

namespace Billing.Benchmarks.Workloads;

internal static class BillingOSWorkloads
{
    private const string Server = "https://billingos.test";
    private const string CheckPath = "/v1/usage/check?customer_id=user_123&feature_key=api_calls";

    private static readonly PlainBillingOSJson Json = PlainBillingOSJson.Default;

    public static IEnumerable<Workload> All => [Check(), ListUnresolved(), CreateCustomer(), Track()];

    private static BillingOSClient Ours(HttpClient client) => new(new BillingOSClientOptions { SecretKey = Samples.Key, ServerUrl = new Uri(Server), HttpClient = client });

    private static Workload Check() => new(
        "W1", "BillingOS", "CheckEntitlement", [Samples.Answer("billingos-check")],
        client => { var ours = Ours(client); return () => ours.CheckEntitlementAsync("user_123", "api_calls"); },
        client => { var raw = new RawClient(client, Server); return () => raw.GetAsync(CheckPath, Json.EntitlementCheck); },
        client => { var stock = new StockClient(client, Server); return () => stock.GetAsync<Bare.EntitlementCheck>(CheckPath); });

    private static Workload ListUnresolved() => new(
        "W2", "BillingOS", "Customers.ListUnresolved", [Samples.Page("billingos-unresolved-customer", "customers", """{"customers":[],"requestId":"req_0123456789abcdef"}""")],
        client => { var ours = Ours(client); return () => ours.Customers.ListUnresolvedAsync(); },
        client => { var raw = new RawClient(client, Server); return () => raw.GetAsync("/v1/customers/unresolved", Json.UnresolvedCustomerList); },
        client => { var stock = new StockClient(client, Server); return () => stock.GetAsync<Bare.UnresolvedCustomerList>("/v1/customers/unresolved"); });

    private static Workload CreateCustomer()
    {
        var request = new Sdk.CreateCustomerRequest
        {
            ExternalUserId = "user_123",
            ExternalOrganizationId = "team_17",
            Email = "billing@acme-industries.example",
            Name = "Acme Industries Inc.",
            OrganizationId = "org_bf9954bc4c76507d87c0ab96",
            ExternalId = "customer-000731",
            Metadata = new() { ["orderId"] = "ord_512e2b21532829", ["seats"] = 25, ["region"] = "us-west", ["trial"] = false },
            BillingAddress = new() { Street = "548 Market Street", City = "San Francisco", State = "CA", PostalCode = "94105", Country = "US" },
        };
        var plain = new Bare.CreateCustomerRequest
        {
            ExternalUserId = "user_123",
            ExternalOrganizationId = "team_17",
            Email = "billing@acme-industries.example",
            Name = "Acme Industries Inc.",
            OrganizationId = "org_bf9954bc4c76507d87c0ab96",
            ExternalId = "customer-000731",
            Metadata = new() { ["orderId"] = "ord_512e2b21532829", ["seats"] = 25, ["region"] = "us-west", ["trial"] = false },
            BillingAddress = new() { Street = "548 Market Street", City = "San Francisco", State = "CA", PostalCode = "94105", Country = "US" },
        };
        return new Workload(
            "W3", "BillingOS", "Customers.Create", [Samples.Answer("billingos-customer")],
            client => { var ours = Ours(client); return () => ours.Customers.CreateAsync(request); },
            client => { var raw = new RawClient(client, Server); return () => raw.PostAsync("/customers", plain, Json.CreateCustomerRequest, Json.Customer); },
            client => { var stock = new StockClient(client, Server); return () => stock.PostAsync<Bare.Customer>("/customers", plain); });
    }

    private static Workload Track()
    {
        var request = new Sdk.TrackUsageRequest { CustomerId = "user_123", FeatureKey = "api_calls", Quantity = 1, Metadata = new() { ["model"] = "large-4", ["tokens"] = 1500 } };
        return new Workload(
            "W4", "BillingOS", "TrackUsage", [Samples.Answer("billingos-tracked")],
            client => { var ours = Ours(client); return () => ours.TrackUsageAsync(request); },
            client =>
            {
                var raw = new RawClient(client, Server);
                var plain = PlainUsage();
                return () =>
                {
                    plain.IdempotencyKey = Guid.NewGuid().ToString();
                    return raw.PostAsync("/v1/usage/track", plain, Json.TrackUsageRequest, Json.TrackUsageResponse);
                };
            },
            client =>
            {
                var stock = new StockClient(client, Server);
                var plain = PlainUsage();
                return () =>
                {
                    plain.IdempotencyKey = Guid.NewGuid().ToString();
                    return stock.PostAsync<Bare.TrackUsageResponse>("/v1/usage/track", plain);
                };
            });

        static Bare.TrackUsageRequest PlainUsage() => new() { CustomerId = "user_123", FeatureKey = "api_calls", Quantity = 1, Metadata = new() { ["model"] = "large-4", ["tokens"] = 1500 } };
    }
}
