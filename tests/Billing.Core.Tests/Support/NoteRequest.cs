using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Support;

/// <summary>A request without a place for a key.</summary>
internal sealed class NoteRequest : IRequestModel
{
    public string? Text { get; set; } = "hello";

    void IRequestModel.Validate(string path)
    {
        if (Text is null)
        {
            throw JsonIo.Required(path + ".text");
        }
    }

    void IJsonModel.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        JsonIo.Name(writer, "text");
        JsonIo.Write(writer, Text);
        writer.WriteEndObject();
    }
}
