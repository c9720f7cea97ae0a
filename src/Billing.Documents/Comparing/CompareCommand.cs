using System;
using System.CommandLine;
using System.IO;

namespace Billing.Documents;

/// <summary>The command <c>compare</c>.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "The document as it was." };
        var current = new Argument<string>("new") { Description = "The document as it is." };
        var format = new Option<string>("--format") { Description = "For people, for a pull request, or for machines.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown", "json");
        var output = new Option<string?>("--output") { Description = "The file to write the report to, instead of the screen." };
        var version = new Option<string?>("--current") { Description = "The version that was released last, as 0.1.0: the report then names the next one." };
        version.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !SemanticVersion.TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"--current: \"{result.Tokens[0].Value}\" is not a version of three numbers.");
            }
        });
        var changelog = new Option<string?>("--changelog") { Description = "The changelog to add the changes to: its section Unreleased, or that of the next version (needs --current)." };
        var command = new Command("compare", """
            Says what a change of a document means for users of the SDK that is generated from it.

            Exit codes, by the gravest change: 0 nothing, or only documentation; 1 additions and deprecations; 3 behaviour; 4 something breaks.
            2 is bad input: a message names file, JSON pointer and rule, and nothing is written.
            """) { old, current, format, output, version, changelog };
        command.SetAction(parsed =>
        {
            var (before, now) = (parsed.GetRequiredValue(old), parsed.GetRequiredValue(current));
            SemanticVersion? released = parsed.GetValue(version) is { } text && SemanticVersion.TryParse(text, out var value) ? value : null;
            var (first, second) = (ApiDocument.Load(before), ApiDocument.Load(now));
            var report = new Report(second.Root["x-sdk"].Text("vendor"), before, now, DocumentComparer.Compare(first, second), released);
            var written = parsed.GetValue(format) switch
            {
                "json" => JsonReport.Write(report),
                "markdown" => MarkdownReport.Write(report),
                _ => TextReport.Write(report),
            };
            var log = parsed.GetValue(changelog) is { } path ? (Path: path, Text: Changelog.Add(path, Read(path), report)) : default;

            // Only now, when nothing can be wrong with the input any more.
            if (log.Path is not null)
            {
                Save(log.Path, log.Text);
            }

            if (parsed.GetValue(output) is { } file)
            {
                Save(file, written);
            }
            else
            {
                parsed.InvocationConfiguration.Output.Write(written);
            }

            return report.ExitCode;
        });
        return command;
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(path, "", "cannot be read: " + e.Message);
        }
    }

    private static void Save(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(path, "", "cannot be written: " + e.Message);
        }
    }
}
