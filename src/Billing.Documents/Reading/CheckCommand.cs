using System.CommandLine;

namespace Billing.Documents;

/// <summary>The command <c>check</c>.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var file = new Argument<string>("document") { Description = "The document." };
        var vendor = new Option<string?>("--vendor") { Description = "The vendor whose document in openapi/ it is to be, such as unitpay." };
        var command = new Command("check", "Fails where a document breaks a rule that comparing it, or with --vendor generating from it, relies on.") { file, vendor };
        command.SetAction(parsed =>
        {
            var document = ApiDocument.Load(parsed.GetRequiredValue(file));
            if (parsed.GetValue(vendor) is { } name)
            {
                OwnForm.Check(document, name);
            }
        });
        return command;
    }
}
