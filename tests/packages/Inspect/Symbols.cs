using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Inspect;

/// <summary>A portable PDB beside the assembly it was made with.</summary>
internal sealed class Symbols
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly byte[] _symbols;
    private readonly byte[] _assembly;

    public Symbols(byte[] symbols, byte[] assembly)
    {
        _symbols = symbols;
        _assembly = assembly;
    }

    public IEnumerable<string> Problems(string commit)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(_symbols));
        var reader = provider.GetMetadataReader();
        var notes = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).ToList();

        var link = notes.Where(note => reader.GetGuid(note.Kind) == SourceLink).Select(note => Encoding.UTF8.GetString(reader.GetBlobBytes(note.Value))).SingleOrDefault() ?? "";
        if (!link.Contains("\"/_/*\"", StringComparison.Ordinal) || !link.Contains("/" + commit + "/*", StringComparison.Ordinal))
        {
            yield return "no SourceLink: " + link;
        }

        var embedded = notes.Where(note => reader.GetGuid(note.Kind) == EmbeddedSource).Select(note => note.Parent).ToHashSet();
        foreach (var handle in reader.Documents)
        {
            var name = reader.GetString(reader.GetDocument(handle).Name);
            if (!name.StartsWith("/_/", StringComparison.Ordinal))
            {
                yield return name + " names a folder of the machine";
            }

            if (!embedded.Contains(handle))
            {
                yield return name + " is not embedded";
            }
        }

        if (!IsOfAssembly(reader))
        {
            yield return "the symbols are of another assembly";
        }
    }

    /// <summary>Both carry the same id; the assembly says that it is deterministic.</summary>
    private bool IsOfAssembly(MetadataReader reader)
    {
        using var file = new PEReader(new MemoryStream(_assembly));
        var entries = file.ReadDebugDirectory();
        var view = file.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        return entries.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible) && new BlobContentId(reader.DebugMetadataHeader!.Id).Guid == view.Guid;
    }
}
