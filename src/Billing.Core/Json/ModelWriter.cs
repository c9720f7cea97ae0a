using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>The one JSON writer of the SDK. Its settings are fixed here: nothing that an application sets changes them.</summary>
internal sealed class ModelWriter : JsonTextWriter
{
    public ModelWriter(TextWriter text)
        : base(text)
    {
        ArrayPool = CharPool.Instance;
        Culture = CultureInfo.InvariantCulture;
        Formatting = Formatting.None;
        StringEscapeHandling = StringEscapeHandling.Default;
        CloseOutput = false;
        // A write that failed half-way must not look whole.
        AutoCompleteOnClose = false;
    }

    public override void WriteStartObject()
    {
        RefuseCycle();
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        RefuseCycle();
        base.WriteStartArray();
    }

    private void RefuseCycle()
    {
        if (Top >= ModelReader.DepthLimit)
        {
            throw new ArgumentException($"Values nested deeper than {ModelReader.DepthLimit} levels cannot be written as JSON. Does one hold itself?", Path);
        }
    }
}
