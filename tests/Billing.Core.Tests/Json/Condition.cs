using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Json;

/// <summary>A union as the generator writes them, told apart by its kind of value or its tag; other variants stay raw.</summary>
[JsonConverter(typeof(ModelConverter<Condition>))]
[System.Text.Json.Serialization.JsonConverter(typeof(SystemTextModelConverter<Condition>))]
public sealed class Condition : IJsonModel<Condition>
{
    public string? AsText { get; private set; }

    public decimal? AsNumber { get; private set; }

    public Plan? AsPlan { get; private set; }

    public string? RawJson { get; private set; }

    static Condition? IJsonModel<Condition>.Read(JsonReader reader) => Read(reader);

    internal static Condition? Read(JsonReader reader)
    {
        if (!JsonIo.StartUnion(ref reader))
        {
            return null;
        }

        return JsonIo.KindOf(reader) switch
        {
            JsonToken.String => new Condition { AsText = JsonIo.StringHere(reader) },
            JsonToken.Integer or JsonToken.Float => new Condition { AsNumber = JsonIo.DecimalHere(reader) },
            JsonToken.StartObject when JsonIo.Peek(reader, "kind") == "plan" => new Condition { AsPlan = Plan.Read(reader) },
            _ => new Condition { RawJson = JsonIo.Capture(reader) },
        };
    }

    void IJsonModel.WriteTo(JsonWriter writer)
    {
        if (AsText is not null)
        {
            JsonIo.Write(writer, AsText);
        }
        else if (AsNumber is { } number)
        {
            JsonIo.Write(writer, number);
        }
        else if (AsPlan is not null)
        {
            JsonIo.Write(writer, AsPlan);
        }
        else
        {
            writer.WriteRawValue(RawJson);
        }
    }
}
