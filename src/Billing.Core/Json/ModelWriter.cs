using System;
using System.Globalization;
using Newtonsoft.Json;

namespace Billing.Runtime;

/// <summary>
/// The one JSON writer of the SDK, with the text it writes. Its settings are fixed here: nothing that an application sets
/// changes them. One that wrote a whole text serves its thread again.
/// </summary>
internal sealed class ModelWriter : JsonTextWriter
{
    /// <summary>After a longer text a writer goes to the collector, with the buffer that its escapes may have needed.</summary>
    private const int LongestKept = 32 * 1024;

    [ThreadStatic]
    private static ModelWriter? kept;

    private readonly PooledTextWriter _text;

    private ModelWriter(PooledTextWriter text)
        : base(text)
    {
        _text = text;
        ArrayPool = CharPool.Instance;
        Culture = CultureInfo.InvariantCulture;
        Formatting = Formatting.None;
        StringEscapeHandling = StringEscapeHandling.Default;
        CloseOutput = false;
        // A write that failed half-way must not look whole.
        AutoCompleteOnClose = false;
    }

    /// <summary>Begins a text; whoever writes it disposes of the writer.</summary>
    public static ModelWriter Begin()
    {
        // Taken out: what is written may itself write a text.
        var writer = kept;
        kept = null;
        return writer ?? new ModelWriter(new PooledTextWriter());
    }

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    /// <inheritdoc cref="PooledTextWriter.ToUtf8"/>
    public PooledUtf8 ToUtf8() => _text.ToUtf8();

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

    protected override void Dispose(bool disposing)
    {
        if (WriteState == WriteState.Start && _text.Length <= LongestKept)
        {
            _text.Clear();
            kept = this;
            return;
        }

        base.Dispose(disposing);
        _text.Clear();
    }

    private void RefuseCycle()
    {
        if (Top >= ModelReader.DepthLimit)
        {
            throw new ArgumentException($"Values nested deeper than {ModelReader.DepthLimit} levels cannot be written as JSON. Does one hold itself?", Path);
        }
    }
}
