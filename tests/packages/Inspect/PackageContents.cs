using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Inspect;

/// <summary>What one package and its symbols hold.</summary>
internal sealed class PackageContents
{
    private static readonly string[] Frameworks = { "netstandard2.0", "net8.0", "net10.0" };

    private readonly string _id;
    private readonly Dictionary<string, byte[]> _package;
    private readonly Dictionary<string, byte[]> _symbols;
    private readonly List<string> _problems = new();

    public PackageContents(string id, string package, string symbols)
    {
        _id = id;
        _package = Read(package);
        _symbols = Read(symbols);
    }

    public IEnumerable<string> Problems()
    {
        var metadata = Metadata();
        Need(Text(metadata, "readme") == "README.md" && Has("README.md", "# " + _id), "no readme of its own");
        Need(Text(metadata, "icon") == "icon.png" && _package.ContainsKey("icon.png"), "no icon");
        Need((string?)metadata["license"].Attribute("type") == "expression" && Text(metadata, "license") == "MIT", "no licence expression");
        var commit = (string?)metadata["repository"].Attribute("commit") ?? "";
        Need((string?)metadata["repository"].Attribute("type") == "git" && ((string?)metadata["repository"].Attribute("url"))?.Length > 0, "no repository");
        Need(commit.Length == 40, "no commit");
        Need(Text(metadata, "description").Length > 20 && Text(metadata, "tags").Length > 0, "no description or tags");
        foreach (var framework in Frameworks)
        {
            var stem = $"lib/{framework}/{_id}";
            Need(_package.ContainsKey(stem + ".dll"), framework + ": no assembly");
            Need(Has(stem + ".xml", "<summary>"), framework + ": no documentation");
            Need(!_package.ContainsKey(stem + ".pdb"), framework + ": symbols in the package");
            Need(_symbols.ContainsKey(stem + ".pdb"), framework + ": no symbols");
            if (_symbols.TryGetValue(stem + ".pdb", out var symbols))
            {
                _problems.AddRange(new Symbols(symbols, _package[stem + ".dll"]).Problems(commit).Select(problem => framework + ": " + problem));
            }
        }

        var others = _package.Keys.Where(name => name.StartsWith("lib/", StringComparison.Ordinal) && !name.EndsWith(_id + ".dll", StringComparison.Ordinal) && !name.EndsWith(_id + ".xml", StringComparison.Ordinal));
        Need(!others.Any(), "holds " + string.Join(", ", others));
        return _problems.Select(problem => _id + ": " + problem);
    }

    private static string Text(Dictionary<string, XElement> metadata, string name) => metadata.TryGetValue(name, out var element) ? element.Value : "";

    private static Dictionary<string, byte[]> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => entry.FullName, Twins.Bytes);
    }

    private Dictionary<string, XElement> Metadata()
    {
        using var stream = new MemoryStream(_package[_id + ".nuspec"]);
        return XDocument.Load(stream).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName);
    }

    private bool Has(string name, string text) => _package.TryGetValue(name, out var bytes) && Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.Ordinal);

    private void Need(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }
}
