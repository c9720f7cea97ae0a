using System;
using System.Collections.Generic;
using System.Linq;
using Billing.Conventions.Tests.Documents;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Facts;

/// <summary>What is known of a vendor's API, and how its schemas are named here. Kept apart from the documents so that neither can lose something unseen.</summary>
internal sealed class FactTable
{
    /// <summary>In the table of names: the schema is written out where it is used, because it is only a string, a number or a map.</summary>
    public const string Inline = "inline";

    /// <summary>In the table of names: read as a map of anything.</summary>
    public const string FreeForm = "free-form";

    private const string Folder = "tests/Billing.Conventions.Tests/Facts";
    private const string NamesEnding = ".names.json";

    private readonly JObject _names;

    private FactTable(string vendor)
    {
        var facts = Read(vendor);
        _names = Read(vendor + ".names");
        Operations = facts["operations"]!.Values<JObject>().Select(o => o!).ToList();
        Schemas = ((JObject)facts["schemas"]!).Properties().ToDictionary(p => p.Name, p => (JObject)p.Value);
    }

    /// <summary>The vendors with a table; of one that publishes prose a class of tests says what is known.</summary>
    public static IEnumerable<string> Vendors { get; } = RepositoryFolder.Files(Folder)
        .Where(path => path.EndsWith(NamesEnding, StringComparison.Ordinal))
        .Select(path => path[(Folder.Length + 1)..^NamesEnding.Length])
        .ToList();

    public IReadOnlyList<JObject> Operations { get; }

    public IReadOnlyDictionary<string, JObject> Schemas { get; }

    public IEnumerable<string> NamedSchemas => ((JObject)_names["schemas"]!).Properties().Select(p => p.Name);

    public static FactTable Of(string vendor) => new(vendor);

    /// <summary>The name of a schema here, or one of the two words above.</summary>
    public string NameOf(string schema) => (string?)_names["schemas"]![schema] ?? throw new InvalidOperationException($"The table of names lacks {schema}.");

    /// <summary>The component of a schema; null when it has none.</summary>
    public string? ComponentOf(string schema) => NameOf(schema) is var name && name is Inline or FreeForm ? null : name;

    /// <summary>The operation's id here: its resource and method in PascalCase, but for those in the table of names.</summary>
    public string IdOf(JObject operation) =>
        (string?)_names["operations"]![KeyOf(operation)]
        ?? $"{string.Join('.', ((string)operation["resource"]!).Split('.').Select(Lint.Pascal))}_{Lint.Pascal((string)operation["method"]!)}";

    public static string KeyOf(JObject operation) => $"{(string?)operation["resource"]}.{(string?)operation["method"]}";

    public static IReadOnlyList<JObject> Rows(JObject owner, string name) => owner[name]?.Values<JObject>().Select(row => row!).ToList() ?? [];

    private static JObject Read(string name) => Document.Parse(RepositoryFolder.Read($"{Folder}/{name}.json"));
}
