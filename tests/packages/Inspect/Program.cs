using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Inspect;

/// <summary><c>Inspect FEED TWIN</c>: what is in the packages, and whether a build in another folder made the same ones.</summary>
internal static class Program
{
    private static readonly string[] Ids = { "Billing.Sdk.BillingOS", "Billing.Sdk.Core", "Billing.Sdk.Emulator", "Billing.Sdk.Paygentic", "Billing.Sdk.UnitPay" };

    private static int Main(string[] arguments)
    {
        var problems = new List<string>();
        var files = Directory.GetFiles(arguments[0]).Select(path => Path.GetFileName(path)!).ToList();
        foreach (var id in Ids)
        {
            var package = files.SingleOrDefault(file => file.StartsWith(id + ".", StringComparison.Ordinal) && file.EndsWith(".nupkg", StringComparison.Ordinal));
            if (package is null)
            {
                problems.Add(id + " was not packed");
                continue;
            }

            var symbols = Path.ChangeExtension(package, ".snupkg");
            problems.AddRange(new PackageContents(id, Path.Combine(arguments[0], package), Path.Combine(arguments[0], symbols)).Problems());
            problems.AddRange(Twins.Differences(Path.Combine(arguments[0], package), Path.Combine(arguments[1], package)));
            problems.AddRange(Twins.Differences(Path.Combine(arguments[0], symbols), Path.Combine(arguments[1], symbols)));
        }

        if (files.Count != Ids.Length * 2)
        {
            problems.Add("the feed holds " + string.Join(", ", files));
        }

        problems.ForEach(Console.WriteLine);
        Console.WriteLine(problems.Count == 0 ? Ids.Length + " packages are complete, and the same from another folder" : problems.Count + " problems");
        return problems.Count == 0 ? 0 : 1;
    }
}
