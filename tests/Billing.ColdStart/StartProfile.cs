using System;
using System.Globalization;
using System.Linq;
using System.Runtime;

namespace Billing.ColdStart;

/// <summary>What the start was made of: methods that had to be compiled, and assemblies that were loaded.</summary>
internal static class StartProfile
{
    public static void Print()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{JitInfo.GetCompiledMethodCount()} methods compiled in {JitInfo.GetCompilationTime().TotalMilliseconds:F1} ms of all threads"));
        Console.WriteLine("assemblies: " + string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name)));
    }
}
