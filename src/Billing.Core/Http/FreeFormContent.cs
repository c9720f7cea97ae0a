using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>The body of a call to an endpoint that the SDK does not know.</summary>
internal sealed class FreeFormContent : IJsonModel
{
    private readonly object _value;

    public FreeFormContent(object value) => _value = value;

    void IJsonModel.WriteTo(JsonWriter writer)
    {
        if (_value is IJsonModel model)
        {
            model.WriteTo(writer);
        }
        else
        {
            JsonIo.WriteAny(writer, _value);
        }
    }
}
