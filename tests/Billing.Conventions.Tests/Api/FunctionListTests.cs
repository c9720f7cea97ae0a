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

    [Test]
    public void A_function_that_the_vendors_own_SDK_has_stands_beside_its_name_there()
    {
        var expected = from operation in Vendor.All.Single(vendor => vendor.Name == "Paygentic").Document.Operations
                       let theirs = operation.Json["x-missing-in-sdk"] is null ? (string)operation.Json["x-function"]! : "–"
                       select (Lint.Pascal((string)operation.Json["x-function"]!) + "Async", theirs);
        var listed = Rows.Where(row => row.Vendor == "Paygentic").Select(row => (row.Function, Theirs: row.Theirs.Split('`', StringSplitOptions.RemoveEmptyEntries)[^1]));

        Assert.That(listed, Is.EquivalentTo(expected));
        Assert.That(Rows.Count(row => row.Theirs == "–"), Is.EqualTo(30));
        Assert.That(Rows.Single(row => row.Function == "EntitlementsGrantsCreateAsync").Theirs, Is.EqualTo("`entitlements.grants.create`, `entitlementsGrantsCreate`"));
    }

    private static IEnumerable<Row> ReadRows()
    {
        var vendor = "";
        var columns = Array.Empty<string>();
        foreach (var line in RepositoryFolder.Read("FUNCTIONS.md").Split('\n'))
        {
            var heading = Regex.Match(line, "^## (\\w+)$");
            vendor = heading.Success ? heading.Groups[1].Value : vendor;
            var cells = line.Split('|').Select(cell => cell.Trim()).ToArray();
            columns = cells.Length > 6 && cells[1] == "Resource" ? cells : columns;
            if (cells.Length > 6 && cells[3].EndsWith("Async`", StringComparison.Ordinal))
            {
                string Cell(string column) => Array.IndexOf(columns, column) is var index and >= 0 ? cells[index] : "";
                string Code(string column) => Cell(column).Split('`')[1];
                yield return new Row(vendor, Cell("Resource"), Code("Method"), Code("Function"), Cell("TypeScript SDK"), Code("HTTP"), Cell("Evidence"));
            }
        }
    }

    private sealed record Row(string Vendor, string Resource, string Method, string Function, string Theirs, string Http, string Evidence);
}
