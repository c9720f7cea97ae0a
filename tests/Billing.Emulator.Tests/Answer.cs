using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

/// <summary>A response, read with another JSON library than the emulator writes with.</summary>
internal sealed class Answer
{
    private readonly HttpResponseMessage _response;

    private Answer(HttpResponseMessage response, string text)
    {
        _response = response;
        Status = (int)response.StatusCode;
        Body = text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public int Status { get; }

    public JsonNode? Body { get; }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    public string? Header(string name) => _response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>Text at a path such as <c>data.0.id</c>; "(missing)" where the path leads nowhere, "(null)" for null.</summary>
    public string Text(string path)
    {
        JsonNode? node = Body;
        foreach (string step in path.Split('.'))
        {
            if (node is JsonArray list)
                node = int.Parse(step) < list.Count ? list[int.Parse(step)] : throw new AssertionException(path + ": the list has only " + list.Count + " items");
            else if (node is JsonObject owner && owner.TryGetPropertyValue(step, out JsonNode? next))
                node = next;
            else
                return "(missing)";
        }

        return node == null ? "(null)" : node is JsonValue value ? value.ToString() : node.ToJsonString();
    }

    public decimal Number(string path) => decimal.Parse(Text(path), System.Globalization.CultureInfo.InvariantCulture);

    public int Count(string path) => ((JsonArray)JsonNode.Parse(Text(path))!).Count;

    public Answer Expect(int status)
    {
        Assert.That(Status, Is.EqualTo(status), Body?.ToJsonString());
        return this;
    }
}
