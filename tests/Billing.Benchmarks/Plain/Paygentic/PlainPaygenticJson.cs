using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.Paygentic;

/// <summary>What System.Text.Json generates for the plain objects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(PlainValueConverter)])]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CreateCustomerRequest))]
[JsonSerializable(typeof(CreateCustomerResponse))]
[JsonSerializable(typeof(ListInvoicesResponse))]
[JsonSerializable(typeof(ListSubscriptionsResponse))]
[JsonSerializable(typeof(IngestEventRequest))]
[JsonSerializable(typeof(EventResponse))]
internal sealed partial class PlainPaygenticJson : JsonSerializerContext;
