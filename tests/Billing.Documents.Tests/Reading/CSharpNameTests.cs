using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Billing.Documents.Tests.Reading;

/// <summary>The names and types that a report gives are those that the generator wrote.</summary>
public sealed class CSharpNameTests
{
    private static IEnumerable<string> Vendors => RepositoryFiles.Ours;

    [TestCaseSource(nameof(Vendors))]
    public void Methods_and_params_classes_are_those_of_the_generated_code(string path)
    {
        var document = ApiDocument.Load(path);
        var code = Generated(document);
        Assert.Multiple(() =>
        {
            foreach (var operation in ApiOperation.AllOf(document))
            {
                var parts = operation.CSharp.Split('.');
                var client = code[string.Concat(parts[..^1]) + "Client"];
                Assert.That(client, Does.Contain($" {parts[^1]}("), operation.Label);
                if (operation.QueryParameters.Any())
                {
                    Assert.That(code, Does.ContainKey(operation.ParamsClass), operation.Label);
                }

                if (operation.Json["x-pagination"] is not null)
                {
                    Assert.That(client, Does.Contain($" {operation.ListAll.Split('.')[^1]}("), operation.Label);
                }
            }
        });
    }

    [TestCaseSource(nameof(Vendors))]
    public void Types_and_members_are_those_of_the_generated_code(string path)
    {
        var document = ApiDocument.Load(path);
        var code = Generated(document);
        var members = 0;
        Assert.Multiple(() =>
        {
            foreach (var schema in document.SchemaNames.Select(name => Schema.Component(document, name)!).Where(CSharpType.IsNamed))
            {
                var name = CSharpType.Of(schema);
                foreach (var value in schema.Kind == SchemaKind.Enum ? schema.Enum : [])
                {
                    members++;
                    Assert.That(code[name], Does.Contain($" {CSharpName.OfEnumValue(value)} =>"), name);
                }

                foreach (var (wire, member) in schema.Kind == SchemaKind.Object ? schema.Properties : new Dictionary<string, Schema>())
                {
                    members++;
                    var presence = new Presence(member, schema.Required.Contains(wire) && member.Constant is null, schema.All.Is("x-patch"));
                    var type = Regex.Escape(presence.Type.TrimEnd('?')) + (presence.Type.EndsWith('?') ? "\\?" : "\\??");
                    var csharp = member.Own.Text("x-name") ?? CSharpName.Of(wire);
                    var plain = code[name].Replace("global::Billing.", "", StringComparison.Ordinal).Replace($"{(string)document.Root["x-sdk"]!["vendor"]!}.", "", StringComparison.Ordinal);
                    Assert.That(Regex.IsMatch(plain, $@"public (required )?{type} {csharp}(\r?\n| \{{)") || member.Constant is not null, $"{name}.{csharp}: {presence.Type}");
                }
            }
        });
        Assert.That(members, Is.GreaterThan(100));
    }

    [TestCase("customer_id", "CustomerId")]
    [TestCase("schemas-Price", "SchemasPrice")]
    [TestCase("X-Request-Id", "XRequestId")]
    public void A_wire_name_becomes_Pascal_case(string wire, string name) => Assert.That(CSharpName.Of(wire), Is.EqualTo(name));

    [TestCase("in_advance", "InAdvance")]
    [TestCase("SUM", "Sum")]
    [TestCase("P1M", "P1M")]
    [TestCase("equals", "Equals_")]
    [TestCase("invoice:paid", "InvoicePaid")]
    public void An_enum_value_becomes_a_member(string wire, string name) => Assert.That(CSharpName.OfEnumValue(wire), Is.EqualTo(name));

    private static Dictionary<string, string> Generated(ApiDocument document) =>
        Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "src", $"Billing.{(string)document.Root["x-sdk"]!["vendor"]!}", "Generated"), "*.g.cs", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(file)[..^".g.cs".Length], File.ReadAllText, StringComparer.Ordinal);
}
