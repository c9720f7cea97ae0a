using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using static Billing.Conventions.Tests.Documents.Lint;

namespace Billing.Conventions.Tests.Documents;

public sealed class NameTests
{
    /// <summary>Names of .NET and of the runtime that a model would hide.</summary>
    private static readonly string[] Reserved =
    [
        "Operation", "Task", "Action", "Func", "Type", "Object", "String", "Attribute", "Exception", "Uri", "Version",
        "Optional", "ApiResponse", "ApiResult", "RequestOptions", "RetryOptions",
    ];

    [Test]
    public void Operation_ids_are_Resource_Verb() => EveryOperation((_, operation) =>
        Regex.IsMatch(operation.Id, "^[A-Z][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)?_[A-Z][A-Za-z0-9]*$") ? null : "is not Resource_Verb or Parent.Child_Verb");

    [Test]
    public void Operation_ids_are_unique() => EveryDocument((document, failures) =>
    {
        foreach (var id in Repeated(document.Operations.Select(o => o.Id)))
        {
            failures.Add($"{document.Name}: {id}", "twice");
        }
    });

    [Test]
    public void Functions_are_unique_and_named_as_their_operation() => EveryDocument((document, failures) =>
    {
        foreach (var name in Repeated(document.Operations.Select(o => (string?)o.Json["x-function"] ?? "")))
        {
            failures.Add($"{document.Name}: {name}", "twice");
        }

        foreach (var operation in document.Operations)
        {
            var function = (string?)operation.Json["x-function"];
            var isFitting = function is not null && char.IsLower(function[0]) && Pascal(function) == operation.Folder + operation.Method;
            failures.If(!isFitting, $"{document.Name}: {operation.Id}", $"x-function {function}");
        }
    });

    [Test]
    public void Schemas_are_in_PascalCase() => EverySchema((_, name, _) => Regex.IsMatch(name, "^[A-Z][A-Za-z0-9]*$") ? null : "is not in PascalCase");

    [Test]
    public void No_schema_ends_in_a_digit() => EverySchema((_, name, _) => char.IsDigit(name[^1]) ? "ends in a digit" : null);

    [Test]
    public void No_schema_hides_a_known_type() => EverySchema((document, name, _) =>
        Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) ? "is a name of the runtime"
        : document.Operations.Any(o => name == o.Folder || name == o.Folder + "Client" || name == o.Folder + "Requests") ? "is the name of a resource or its client"
        : name.EndsWith("Client", StringComparison.Ordinal) ? "reads like a client"
        : null);

    /// <summary>C# forbids a member with the name of its type.</summary>
    [Test]
    public void No_schema_is_named_like_one_of_its_members() => EverySchema((_, name, schema) =>
        Document.Properties(schema).FirstOrDefault(p => Document.MemberOf(p).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } member ? $"has a member {member.Name}" : null);

    [Test]
    public void Members_have_different_names_in_CSharp() => EverySchema((_, _, schema) =>
        Repeated(Document.Properties(schema).Select(Document.MemberOf)).FirstOrDefault() is { } name ? $"two members become {name}" : null);

    [Test]
    public void An_explicit_name_is_in_PascalCase() => EveryPlace(place =>
        (string?)place.Owner["x-name"] is { } name && !Regex.IsMatch(name, "^[A-Z][A-Za-z0-9]*$") ? $"x-name {name}" : null);

    private static IEnumerable<string> Repeated(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key);
}
