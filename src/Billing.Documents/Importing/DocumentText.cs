using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Writes documents as the repository keeps them: two spaces, LF, a newline at the end, letters as they are.</summary>
internal static class DocumentText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a document.</summary>
    /// <param name="root">The document.</param>
    /// <returns>The text in UTF-8.</returns>
    public static byte[] Of(JsonNode root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            root.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Replaces a file as a whole: whoever reads it sees the old text or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="DocumentException">It cannot be written.</exception>
    public static void Write(string path, byte[] text)
    {
        var beside = path + ".new";
        try
        {
            File.WriteAllBytes(beside, text);
            File.Move(beside, path, overwrite: true);
        }
        catch (System.Exception e) when (e is IOException or System.UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new DocumentException(path, "", "cannot be written: " + e.Message);
        }
    }
}
