using System;
using System.CommandLine;

namespace Billing.Documents;

/// <summary>The command line.</summary>
internal static class Program
{
    /// <summary>What bad input gives, on the command line or in a document: nothing is written then.</summary>
    public const int BadInput = 2;

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code.</returns>
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Reads, compares and imports the API descriptions of this repository.")
        {
            CompareCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            return BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (DocumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return BadInput;
        }
    }
}
