using System.Text.Json.Serialization;

namespace Billing.Benchmarks.Plain.UnitPay;

/// <summary>What System.Text.Json generates for the plain objects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(PlainValueConverter)])]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(CreditAccountPage))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(TrackEventsRequest))]
[JsonSerializable(typeof(TrackEventsResult))]
[JsonSerializable(typeof(Delivery))]
internal sealed partial class PlainUnitPayJson : JsonSerializerContext;
