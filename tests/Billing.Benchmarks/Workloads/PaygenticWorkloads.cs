using System;
using System.Collections.Generic;
using System.Net.Http;
using Billing.Benchmarks.Clients;
using Billing.Benchmarks.Plain.Paygentic;
using Billing.Paygentic;
using Bare = Billing.Benchmarks.Plain.Paygentic;
using Sdk = Billing.Paygentic;

namespace Billing.Benchmarks.Workloads;

internal static class PaygenticWorkloads
{
    public const string Server = "https://paygentic.test";
    private const string Customer = "/v0/customers/cus_9166c8ae89165d4097421bf1";
    private const string ListRest = """{"object":"list","data":[],"pagination":{"limit":100,"offset":0,"total":100}}""";

    private static readonly PlainPaygenticJson Json = PlainPaygenticJson.Default;

    public static IEnumerable<Workload> All => [GetCustomer(), ListInvoices(), ListSubscriptions(), CreateCustomer(), IngestEvent()];

    public static PaygenticClient Ours(HttpClient client, string server = Server) =>
        new(new PaygenticClientOptions { BearerAuth = Samples.Key, ServerUrl = new Uri(server), HttpClient = client, AllowInsecureHttp = true });

    public static Sdk.IngestEventRequest Event() => new()
    {
        Type = "ai.inference",
        Source = "https://api.acme.example",
        Subject = "cus_9166c8ae89165d4097421bf1",
        Data = new() { ["tokens"] = 1500, ["model"] = "large-4", ["cached"] = false },
    };

    public static Bare.IngestEventRequest PlainEvent() => new()
    {
        Type = "ai.inference",
        Source = "https://api.acme.example",
        Subject = "cus_9166c8ae89165d4097421bf1",
        Data = new() { ["tokens"] = 1500, ["model"] = "large-4", ["cached"] = false },
    };

    private static Workload GetCustomer() => new(
        "W1", "Paygentic", "Customers.Get", [Samples.Answer("paygentic-customer")],
        client => { var ours = Ours(client); return () => ours.Customers.GetAsync("cus_9166c8ae89165d4097421bf1"); },
        client => { var raw = new RawClient(client, Server); return () => raw.GetAsync(Customer, Json.Customer); },
        client => { var stock = new StockClient(client, Server); return () => stock.GetAsync<Bare.Customer>(Customer); });

    private static Workload ListInvoices() => new(
        "W2", "Paygentic", "InvoicesV2.List", [Samples.Page("paygentic-invoice", "data", ListRest)],
        client => { var ours = Ours(client); var query = new ListInvoicesParams { Limit = Samples.PageSize }; return () => ours.InvoicesV2.ListAsync(query); },
        client => { var raw = new RawClient(client, Server); return () => raw.GetAsync("/v2/invoices?limit=100", Json.ListInvoicesResponse); },
        client => { var stock = new StockClient(client, Server); return () => stock.GetAsync<Bare.ListInvoicesResponse>("/v2/invoices?limit=100"); });

    private static Workload ListSubscriptions() => new(
        "W2", "Paygentic", "Subscriptions.List", [Samples.Page("paygentic-subscription", "data", """{"data":[],"pagination":{"limit":100,"offset":0,"total":100}}""")],
        client => { var ours = Ours(client); var query = new ListSubscriptionsParams { Limit = Samples.PageSize }; return () => ours.Subscriptions.ListAsync(query); },
        client => { var raw = new RawClient(client, Server); return () => raw.GetAsync("/v0/subscriptions?limit=100", Json.ListSubscriptionsResponse); },
        client => { var stock = new StockClient(client, Server); return () => stock.GetAsync<Bare.ListSubscriptionsResponse>("/v0/subscriptions?limit=100"); });

    private static Workload CreateCustomer()
    {
        var request = new Sdk.CreateCustomerRequest
        {
            MerchantId = "org_bf9954bc4c76507d87c0ab96",
            TaxId = "US123456789",
            ExternalId = "customer-000731",
            TaxRates = new() { ["default"] = 8.25m, ["plan_eb61c76100873033"] = 0m },
            Consumer = new()
            {
                Name = "Acme Industries Inc.",
                Email = "billing@acme-industries.example",
                Phone = "+1 415 555 0134",
                Address = new() { Line1 = "548 Market Street", Line2 = "Suite 300", City = "San Francisco", State = "CA", Country = "US", ZipCode = "94105" },
            },
        };
        var plain = new Bare.CreateCustomerRequest
        {
            MerchantId = "org_bf9954bc4c76507d87c0ab96",
            TaxId = "US123456789",
            ExternalId = "customer-000731",
            TaxRates = new() { ["default"] = 8.25m, ["plan_eb61c76100873033"] = 0m },
            Consumer = new()
            {
                Name = "Acme Industries Inc.",
                Email = "billing@acme-industries.example",
                Phone = "+1 415 555 0134",
                Address = new() { Line1 = "548 Market Street", Line2 = "Suite 300", City = "San Francisco", State = "CA", Country = "US", ZipCode = "94105" },
            },
        };
        return new Workload(
            "W3", "Paygentic", "Customers.Create", [Samples.Answer("paygentic-created-customer")],
            client => { var ours = Ours(client); return () => ours.Customers.CreateAsync(request); },
            client => { var raw = new RawClient(client, Server); return () => raw.PostAsync("/v0/customers", plain, Json.CreateCustomerRequest, Json.CreateCustomerResponse); },
            client => { var stock = new StockClient(client, Server); return () => stock.PostAsync<Bare.CreateCustomerResponse>("/v0/customers", plain); });
    }

    private static Workload IngestEvent() => new(
        "W4", "Paygentic", "Events.Ingest", [Samples.Answer("paygentic-event")],
        client =>
        {
            var ours = Ours(client);
            var request = Event();
            return () => ours.Events.IngestAsync(request);
        },
        client =>
        {
            var raw = new RawClient(client, Server);
            var request = PlainEvent();
            return () =>
            {
                request.IdempotencyKey = Guid.NewGuid().ToString();
                return raw.PostAsync("/v0/events", request, Json.IngestEventRequest, Json.EventResponse);
            };
        },
        client =>
        {
            var stock = new StockClient(client, Server);
            var request = PlainEvent();
            return () =>
            {
                request.IdempotencyKey = Guid.NewGuid().ToString();
                return stock.PostAsync<Bare.EventResponse>("/v0/events", request);
            };
        });
}
