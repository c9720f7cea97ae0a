using System;
using System.CommandLine;

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
        var command = new Command("compare", "Says what a change of a document means for users of the SDK.") { old, current };
        command.SetAction(parsed =>
        {
            ApiDocument.Load(parsed.GetRequiredValue(old));
            ApiDocument.Load(parsed.GetRequiredValue(current));
            return 0;
        });
        return command;
    }
}
