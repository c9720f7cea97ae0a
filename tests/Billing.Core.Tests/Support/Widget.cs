using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Support;

/// <summary>An answer.</summary>
internal sealed class Widget : IJsonModel<Widget>
{
    public const string Json = "{\"id\":\"wid_1\",\"price\":10.50}";

    public string? Id { get; private set; }

    public decimal? Price { get; private set; }

    public static Widget? Read(JsonReader reader)
    {
        if (!JsonIo.StartObject(reader))
        {
            return null;
        }

        var widget = new Widget();
        while (JsonIo.NextProperty(reader, out var name))
        {
            switch (name)
            {
                case "id":
                    widget.Id = JsonIo.String(reader);
                    break;
                case "price":
                    widget.Price = JsonIo.Decimal(reader);
                    break;
                default:
                    JsonIo.Capture(reader);
                    break;
            }
        }

        return widget;
    }

    void IJsonModel.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        JsonIo.Name(writer, "id");
        JsonIo.Write(writer, Id);
        writer.WriteEndObject();
    }
}
