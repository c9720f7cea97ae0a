using System.Text.Json.Nodes;

namespace Billing.Documents;

/// <summary>Stands in for a sentence that nobody has written yet. A lint test lets no release pass while one is left.</summary>
internal static class Draft
{
    /// <summary>The extension beside such a sentence.</summary>
    public const string Mark = "x-wants-description";

    private const string Sentence = "Not described yet.";

    /// <summary>Gives a place a description where it has none, and marks it.</summary>
    /// <param name="json">The place.</param>
    /// <param name="keyword">The keyword of the sentence.</param>
    /// <param name="sentence">A neutral sentence to put there.</param>
    /// <returns>Whether one was missing.</returns>
    public static bool Describe(JsonObject json, string keyword = "description", string sentence = Sentence)
    {
        if (json.ContainsKey(keyword))
        {
            return false;
        }

        json[keyword] = sentence;
        json[Mark] = true;
        return true;
    }
}
