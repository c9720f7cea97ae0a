using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.BillingOS;

/// <summary>What System.Text.Json generates for the plain objects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(PlainValueConverter)])]
[JsonSerializable(typeof(EntitlementCheck))]
[JsonSerializable(typeof(UnresolvedCustomerList))]
[JsonSerializable(typeof(CreateCustomerRequest))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(TrackUsageRequest))]
[JsonSerializable(typeof(TrackUsageResponse))]
internal sealed partial class PlainBillingOSJson : JsonSerializerContext;
