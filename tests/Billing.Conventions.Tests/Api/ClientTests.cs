using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Billing.Conventions.Tests.Documents;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Api;

/// <summary>Every operation of every document can be called, in the form that users know from the others.</summary>
public sealed class ClientTests
{
    [Test]
    public void Every_document_has_its_client() =>
        Assert.That(Vendor.All.Select(vendor => vendor.Document.Name), Is.EquivalentTo(Document.All.Select(document => document.Name)), "Vendor.All names the client of every document");

    [Test]
    public void Every_operation_has_a_method() => EveryOperation((vendor, operation) =>
        Problem(vendor, operation, ClientMethods(vendor, operation, operation.Method), skipped: 0, Returns));

    [Test]
    public void Every_operation_has_a_function() => EveryOperation((vendor, operation) =>
        Problem(vendor, operation, Functions(vendor, operation), skipped: 1, ReturnsResult));

    [Test]
    public void Every_paged_operation_can_be_walked() => EveryOperation((vendor, operation) =>
    {
        if (operation.Json["x-pagination"] is not { } paging)
        {
            return null;
        }

        var name = Regex.Replace(operation.Method, "^([A-Z][a-z]+)", "$1All");
        var expected = typeof(IAsyncEnumerable<>).MakeGenericType(vendor.Type((string)paging["item"]!)!);
        return ClientMethods(vendor, operation, name).Any(m => m.IsVirtual && m.ReturnType == expected && Api.EndsInOptionsAndToken(m))
            ? null
            : $"no virtual {name}Async of {paging["item"]}";
    });

    [Test]
    public void Clients_can_be_mocked()
    {
        var failures = new Failures();
        foreach (var type in Vendor.All.SelectMany(vendor => vendor.ResourceClients.Append(vendor.Client)))
        {
            var methods = type.GetMethods(Api.PublicDeclared).Where(m => !m.IsStatic);
            failures.If(type.IsSealed, $"{type}", "is sealed");
            failures.AddUnlessNull($"{type}", methods.FirstOrDefault(m => !m.IsVirtual || m.IsFinal) is { } method ? $"{method.Name} is not virtual" : null);
        }

        foreach (var type in Vendor.All.SelectMany(vendor => vendor.ResourceClients))
        {
            var constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            failures.If(!constructors.Any(c => c.IsFamily && c.GetParameters().Length == 0), $"{type}", "has no protected constructor without parameters");
            failures.If(constructors.Any(c => c.IsPublic), $"{type}", "has a public constructor");
        }

        failures.AssertNone();
    }

    /// <summary>An interface would break with every new operation, and there is nothing to dispose.</summary>
    [Test]
    public void Clients_implement_nothing() =>
        Assert.That(Vendor.All.SelectMany(vendor => vendor.ResourceClients.Append(vendor.Client)).Where(type => type.GetInterfaces().Length > 0), Is.Empty);

    [Test]
    public void Every_resource_is_reached_from_the_client()
    {
        var failures = new Failures();
        foreach (var vendor in Vendor.All)
        {
            foreach (var resource in vendor.Document.Operations.Select(o => o.Resource).Distinct())
            {
                var end = resource.Split('.').Aggregate((Type?)vendor.Client, (type, name) => type?.GetProperty(name, Api.PublicDeclared)?.PropertyType);
                var client = vendor.Type(resource.Replace(".", "", StringComparison.Ordinal) + "Client");
                failures.If(end is null || end != client, $"{vendor.Client.Name}.{resource}", "does not lead to its client");
            }
        }

        failures.AssertNone();
    }

    [Test]
    public void A_root_client_is_made_with_and_without_options()
    {
        var failures = new Failures();
        foreach (var vendor in Vendor.All)
        {
            failures.If(vendor.Client.GetConstructor([]) is null, $"{vendor.Client}", "has no constructor without parameters");
            failures.If(vendor.Client.GetConstructor([vendor.Type(vendor.Client.Name + "Options")!]) is null, $"{vendor.Client}", "has no constructor with options");
            failures.If(vendor.Client.GetProperty("Core")?.PropertyType != vendor.Core, $"{vendor.Client}", "has no Core");
            failures.If(vendor.Client.GetMethod("With") is null, $"{vendor.Client}", "has no With");
        }

        failures.AssertNone();
    }

    private static IReadOnlyList<MethodInfo> ClientMethods(Vendor vendor, DocumentOperation operation, string name) =>
        Vendor.Methods(vendor.Type(operation.Folder + "Client"), name + "Async");

    private static IReadOnlyList<MethodInfo> Functions(Vendor vendor, DocumentOperation operation) =>
        Vendor.Methods(vendor.Functions, Lint.Pascal((string)operation.Json["x-function"]!) + "Async")
            .Where(f => f.IsStatic && f.GetParameters()[0].ParameterType == vendor.Core)
            .ToList();

    /// <summary>The first rule that no overload keeps; null when one keeps all.</summary>
    private static string? Problem(
        Vendor vendor,
        DocumentOperation operation,
        IReadOnlyList<MethodInfo> methods,
        int skipped,
        Func<Vendor, DocumentOperation, Type, bool> returns)
    {
        var rules = new (string Broken, Func<MethodInfo, bool> Holds)[]
        {
            ("there is no such method", _ => true),
            ("does not end in options and cancellationToken", Api.EndsInOptionsAndToken),
            ("is neither virtual nor static", m => m.IsStatic || m.IsVirtual && !m.IsFinal),
            ("returns another type", m => returns(vendor, operation, m.ReturnType)),
            ("does not take the path values first", m => TakesPathValues(operation, m.GetParameters().Skip(skipped))),
            ($"does not take the body {operation.BodySchema} as request", m => TakesBody(vendor, operation, m)),
        };

        var fitting = methods;
        foreach (var (broken, holds) in rules)
        {
            fitting = fitting.Where(holds).ToList();
            if (fitting.Count == 0)
            {
                return broken;
            }
        }

        return null;
    }

    private static bool TakesPathValues(DocumentOperation operation, IEnumerable<ParameterInfo> parameters)
    {
        var names = operation.Parameters.Where(p => (string?)p["in"] == "path").Select(p => Camel((string?)p["x-name"] ?? (string)p["name"]!)).ToList();
        return parameters.Take(names.Count).Where(p => !p.IsOptional).Select(p => p.Name!).SequenceEqual(names);
    }

    private static bool TakesBody(Vendor vendor, DocumentOperation operation, MethodInfo method) =>
        operation.BodySchema is not { } body || method.GetParameters().Any(p => p.Name == "request" && p.ParameterType == vendor.Type(body));

    private static bool Returns(Vendor vendor, DocumentOperation operation, Type type) =>
        type == (operation.SuccessSchema is { } name ? typeof(Task<>).MakeGenericType(vendor.Type(name)!) : typeof(Task));

    private static bool ReturnsResult(Vendor vendor, DocumentOperation operation, Type type) =>
        type == typeof(Task<>).MakeGenericType(operation.SuccessSchema is { } name ? typeof(ApiResult<>).MakeGenericType(vendor.Type(name)!) : typeof(ApiResult));

    private static string Camel(string name) => Lint.Pascal(name) is var pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : name;

    private static void EveryOperation(Func<Vendor, DocumentOperation, string?> rule)
    {
        var failures = new Failures();
        foreach (var vendor in Vendor.All)
        {
            foreach (var operation in vendor.Document.Operations)
            {
                failures.AddUnlessNull($"{vendor.Name}: {operation.Id}", rule(vendor, operation));
            }
        }

        failures.AssertNone();
    }
}
