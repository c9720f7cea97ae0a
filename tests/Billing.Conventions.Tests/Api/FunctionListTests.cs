using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Billing.Conventions.Tests.Documents;

namespace Billing.Conventions.Tests.Api;

/// <summary>FUNCTIONS.md against what can be called.</summary>
public sealed class FunctionListTests
{
    private static IReadOnlyList<Row> Rows { get; } = ReadRows().ToList();

    [Test]
    public void Every_function_is_listed_once()
    {
        var failures = new Failures();
        foreach (var vendor in Vendor.All)
        {
            var listed = Rows.Where(row => row.Vendor == vendor.Name).Select(row => row.Function).ToList();
            var callable = vendor.Functions.GetMethods(Api.PublicDeclared).Select(method => method.Name).Distinct().ToList();
            foreach (var name in callable.Except(listed))
            {
                failures.Add($"{vendor.Name}: {name}", "is not listed");
            }

            foreach (var name in listed.Except(callable))
            {
                failures.Add($"{vendor.Name}: {name}", "is listed and cannot be called");
            }

            foreach (var name in listed.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
            {
                failures.Add($"{vendor.Name}: {name}", "is listed twice");
            }
        }

        failures.AssertNone();
    }

    [Test]
    public void A_row_says_what_the_document_says()
    {
        var expected = from vendor in Vendor.All
                       from operation in vendor.Document.Operations
                       let http = $"{operation.Verb.ToUpperInvariant()} {operation.Path}"
                       select (vendor.Name, operation.Resource, operation.Method + "Async", http, (string)operation.Json["x-evidence"]!);

        Assert.That(Rows.Select(row => (row.Vendor, row.Resource, row.Method, row.Http, row.Evidence)), Is.EquivalentTo(expected));
    }

    private static IEnumerable<Row> ReadRows()
    {
        var vendor = "";
        foreach (var line in RepositoryFolder.Read("FUNCTIONS.md").Split('\n'))
        {
            var heading = Regex.Match(line, "^## (\\w+)$");
            vendor = heading.Success ? heading.Groups[1].Value : vendor;
            var cells = line.Split('|').Select(cell => cell.Contains('`', StringComparison.Ordinal) ? cell.Split('`')[1] : cell.Trim()).ToArray();
            if (cells.Length > 6 && cells[3].EndsWith("Async", StringComparison.Ordinal))
            {
                yield return new Row(vendor, cells[1], cells[2], cells[3], cells[4], cells[^2]);
            }
        }
    }

    private sealed record Row(string Vendor, string Resource, string Method, string Function, string Http, string Evidence);
}
