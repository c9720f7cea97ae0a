using System;
using System.Collections.Generic;
using System.Net.Http;
using Billing.Benchmarks.Clients;
using Billing.Benchmarks.Plain.UnitPay;
using Billing.UnitPay;
using Bare = Billing.Benchmarks.Plain.UnitPay;
using Sdk = Billing.UnitPay;

namespace Billing.Benchmarks.Workloads;

internal static class UnitPayWorkloads
{
    private const string Server = "https://unitpay.test/v1";
    private const string KeyHeader = "x-api-key";
    private const string Customer = "/customers/cus_9166c8ae89165d4097421bf1";

    private static readonly PlainUnitPayJson Json = PlainUnitPayJson.Default;

    public static IEnumerable<Workload> All => [GetCustomer(), ListCreditAccounts(), Check(), Track()];

    private static UnitPayClient Ours(HttpClient client) => new(new UnitPayClientOptions { ApiKey = Samples.UnitPayKey, ServerUrl = new Uri(Server), HttpClient = client });

    private static Workload GetCustomer() => new(
        "W1", "UnitPay", "Customers.Get", [Samples.Answer("unitpay-customer")],
        client => { var ours = Ours(client); return () => ours.Customers.GetAsync("cus_9166c8ae89165d4097421bf1"); },
        client => { var raw = new RawClient(client, Server, KeyHeader); return () => raw.GetAsync(Customer, Json.Customer); },
        client => { var stock = new StockClient(client, Server, KeyHeader); return () => stock.GetAsync<Bare.Customer>(Customer); });

    private static Workload ListCreditAccounts() => new(
        "W2", "UnitPay", "CreditAccounts.List", [Samples.Page("unitpay-credit-account", "data", """{"data":[],"hasMore":false,"nextCursor":null,"prevCursor":null}""")],
        client => { var ours = Ours(client); var query = new ListCreditAccountsParams { CustomerId = "cus_9166c8ae89165d4097421bf1", Limit = Samples.PageSize }; return () => ours.CreditAccounts.ListAsync(query); },
        client => { var raw = new RawClient(client, Server, KeyHeader); return () => raw.GetAsync("/credit-accounts?customerId=cus_9166c8ae89165d4097421bf1&limit=100", Json.CreditAccountPage); },
        client => { var stock = new StockClient(client, Server, KeyHeader); return () => stock.GetAsync<Bare.CreditAccountPage>("/credit-accounts?customerId=cus_9166c8ae89165d4097421bf1&limit=100"); });

    private static Workload Check()
    {
        var request = new Sdk.CheckRequest { CustomerId = "cus_9166c8ae89165d4097421bf1", FeatureSlug = "ai-generation", RequestedUsage = 1 };
        var plain = new Bare.CheckRequest { CustomerId = "cus_9166c8ae89165d4097421bf1", FeatureSlug = "ai-generation", RequestedUsage = 1 };
        return new Workload(
            "W3", "UnitPay", "Check", [Samples.Answer("unitpay-check")],
            client => { var ours = Ours(client); return () => ours.CheckAsync(request); },
            client => { var raw = new RawClient(client, Server, KeyHeader); return () => raw.PostAsync("/check", plain, Json.CheckRequest, Json.CheckResult); },
            client => { var stock = new StockClient(client, Server, KeyHeader); return () => stock.PostAsync<Bare.CheckResult>("/check", plain); });
    }

    private static Workload Track()
    {
        var time = new DateTimeOffset(2026, 3, 1, 12, 30, 45, TimeSpan.Zero);
        var usage = new Sdk.TrackEvent { CustomerId = "cus_9166c8ae89165d4097421bf1", EventName = "ai-generation", Quantity = 1, Properties = new() { ["model"] = "large-4", ["tokens"] = 1500 }, Timestamp = time };
        return new(
            "W4", "UnitPay", "Track", [Samples.Answer("unitpay-tracked")],
            client => { var ours = Ours(client); return () => ours.TrackAsync(usage); },
            client =>
            {
                var raw = new RawClient(client, Server, KeyHeader);
                var plain = PlainUsage();
                return () => raw.PostAsync("/usage/track", plain, Json.TrackEventsRequest, Json.TrackEventsResult, plain.Events[0].IdempotencyKey = Guid.NewGuid().ToString());
            },
            client =>
            {
                var stock = new StockClient(client, Server, KeyHeader);
                var plain = PlainUsage();
                return () => stock.PostAsync<Bare.TrackEventsResult>("/usage/track", plain, plain.Events[0].IdempotencyKey = Guid.NewGuid().ToString());
            });

        Bare.TrackEventsRequest PlainUsage() => new()
        {
            Events = [new() { CustomerId = "cus_9166c8ae89165d4097421bf1", EventName = "ai-generation", Quantity = 1, Properties = new() { ["model"] = "large-4", ["tokens"] = 1500 }, Timestamp = time }],
        };
    }
}
