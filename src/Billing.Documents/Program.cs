using System;
using System.CommandLine;
using System.IO;

namespace Billing.Documents;

/// <summary>The command line.</summary>
internal static class Program
{
    /// <summary>What bad input gives, on the command line or in a document: nothing is written then.</summary>
    public const int BadInput = 2;

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code.</returns>
    public static int Main(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Where what was asked for goes.</param>
    /// <param name="error">Where errors go.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Reads, compares and imports API descriptions.")
        {
            CheckCommand.Create(),
            CompareCommand.Create(),
            ImportCommand.Create(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                error.WriteLine(mistake.Message);
            }

            return BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (DocumentException e)
        {
            error.WriteLine(e.Message);
            return BadInput;
        }
    }
}
