using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Support;

/// <summary>A request whose body has a place for the key, written as the generator writes one.</summary>
internal sealed class WidgetRequest : IKeyedRequest
{
    public string? Name { get; set; } = "Jane Doe";

    public string? Email { get; set; }

    public object? Data { get; set; }

    public string? IdempotencyKey { get; set; }

    string? IKeyedRequest.Key => IdempotencyKey;

    void IRequestModel.Validate(string path)
    {
        if (Name is null)
        {
            throw JsonIo.Required(path + ".name");
        }
    }

    void IJsonModel.WriteTo(JsonWriter writer) => Write(writer, IdempotencyKey);

    void IKeyedRequest.WriteTo(JsonWriter writer, string key) => Write(writer, key);

    private void Write(JsonWriter writer, string? key)
    {
        writer.WriteStartObject();
        Member(writer, "name", Name);
        Member(writer, "email", Email);
        Member(writer, "idempotencyKey", key);
        if (Data is not null)
        {
            JsonIo.Name(writer, "data");
            JsonIo.WriteAny(writer, Data);
        }

        writer.WriteEndObject();
    }

    private static void Member(JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            JsonIo.Name(writer, name);
            JsonIo.Write(writer, value);
        }
    }
}
