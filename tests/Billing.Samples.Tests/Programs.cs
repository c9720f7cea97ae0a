using System;
using System.IO;

namespace Billing.Samples.Tests;

/// <summary>Runs a sample as somebody who typed <c>dotnet run</c> does.</summary>
internal static class Programs
{
    public static int Run(Type part, params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        try
        {
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);

            // The entry point that the compiler makes around an asynchronous program waits for its end.
            return part.Assembly.EntryPoint!.Invoke(null, [args]) is int code ? code : 0;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
