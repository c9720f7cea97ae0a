using System.Collections.Generic;
using System.Text;
using System.Threading;

namespace Billing.Runtime;

/// <summary>The body of a delivery, kept as it came: few endpoints ask for its text, so that is made of the bytes when one does.</summary>
internal sealed class KeptBody
{
    /// <summary>A text, or bytes.</summary>
    private object _body;

    public KeptBody(string text) => _body = text;

    public KeptBody(byte[] utf8) => _body = utf8;

    /// <summary>The text. Only of a body that could be parsed: then the bytes are UTF-8.</summary>
    public string Text
    {
        get
        {
            var body = Volatile.Read(ref _body);
            if (body is byte[] utf8)
            {
                // Two who ask at the same time get the same text, each its own copy.
                body = Encoding.UTF8.GetString(utf8);
                Volatile.Write(ref _body, body);
            }

            return (string)body;
        }
    }

    /// <summary>Reads the members.</summary>
    /// <returns>The members; null where the body says null.</returns>
    /// <exception cref="JsonReadException">It is no object in JSON, or not UTF-8.</exception>
    public Dictionary<string, object?>? Parse() => _body is byte[] utf8
        ? JsonIo.ParseUtf8(utf8, utf8.Length, JsonIo.AnyMap)
        : JsonIo.Parse((string)_body, JsonIo.AnyMap);
}
