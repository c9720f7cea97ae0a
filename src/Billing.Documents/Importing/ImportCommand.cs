using System;
using System.CommandLine;
using System.Linq;

namespace Billing.Documents;

/// <summary>The command <c>import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var published = new Argument<string>("published") { Description = "The document that the vendor published, OpenAPI 3.0 or 3.1 in JSON." };
        var ours = new Argument<string>("ours") { Description = "Our document of that vendor, which is replaced." };
        var keep = new Option<bool>("--keep-missing") { Description = "Keeps what the published document has no more." };
        var command = new Command("import", "Brings a vendor's published document to the form of ours.") { published, ours, keep };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(ours);
            var current = ApiDocument.Load(path);
            var (text, findings) = Importer.Run(ApiDocument.Load(parsed.GetRequiredValue(published)), current, parsed.GetValue(keep));
            var isChanged = !text.AsSpan().SequenceEqual(DocumentText.Of(current.Root));
            if (isChanged)
            {
                DocumentText.Write(path, text);
            }

            var output = parsed.InvocationConfiguration.Output;
            findings.WriteTo(output);
            var imported = ApiDocument.Parse(text, path);
            output.WriteLine($"{path}: {ApiOperation.AllOf(imported).Count} operations, {imported.SchemaNames.Count()} components, {findings.All.Count(f => f.Kind == FindingKind.Undecided)} to decide; {(isChanged ? "written" : "unchanged")}");
            return 0;
        });
        return command;
    }
}
