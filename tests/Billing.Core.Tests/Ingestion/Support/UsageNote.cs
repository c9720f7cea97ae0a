using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Ingestion.Support;

/// <summary>The event of a vendor of our own.</summary>
internal sealed class UsageNote : IKeyedRequest
{
    public string Customer { get; set; } = "cus_1";

    public int Quantity { get; set; } = 1;

    public string Text { get; set; } = string.Empty;

    string? IKeyedRequest.Key => null;

    void IJsonModel.WriteTo(JsonWriter writer) => ((IKeyedRequest)this).WriteTo(writer, string.Empty);

    void IKeyedRequest.WriteTo(JsonWriter writer, string key)
    {
        writer.WriteStartObject();
        JsonIo.Name(writer, "customer");
        JsonIo.Write(writer, Customer);
        JsonIo.Name(writer, "quantity");
        JsonIo.Write(writer, Quantity);
        JsonIo.Name(writer, "text");
        JsonIo.Write(writer, Text);
        JsonIo.Name(writer, "key");
        JsonIo.Write(writer, key);
        writer.WriteEndObject();
    }

    void IRequestModel.Validate(string path)
    {
    }
}
