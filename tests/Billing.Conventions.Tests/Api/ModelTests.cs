using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Billing.Conventions.Tests.Documents;
using Newtonsoft.Json.Linq;

namespace Billing.Conventions.Tests.Api;

/// <summary>Every component of every document is a type, in the form of its kind.</summary>
public sealed class ModelTests
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;

    [Test]
    public void Every_object_is_a_sealed_class_that_anyone_can_make() => EverySchema((_, schema, type) =>
        IsEnum(schema) || IsUnion(schema) ? null
        : !type.IsClass || !type.IsSealed ? "is no sealed class"
        : type.GetConstructor([]) is null ? "has no public constructor without parameters"
        : null);

    [Test]
    public void Every_union_is_made_by_its_factories_and_implicit_conversions() => EverySchema((_, schema, type) =>
        !IsUnion(schema) ? null
        : !type.IsSealed || type.GetConstructors().Length > 0 ? "is not sealed, or has a public constructor"
        : schema.SelectTokens("x-union.variants[*].name").Select(name => (string)name!)
            .FirstOrDefault(name => type.GetMethod(name, Static) is null || type.GetProperty("As" + name) is null) is { } missing ? $"has no {missing} and As{missing}"
        : type.GetMethods().All(m => m.Name != "Match") ? "has no Match"
        : null);

    [Test]
    public void Every_enum_is_an_open_struct_with_its_values() => EverySchema((_, schema, type) =>
    {
        if (!IsEnum(schema))
        {
            return null;
        }

        var expected = schema["enum"]!.Select(v => (string)v!).ToHashSet();
        var constants = (type.GetNestedType("Values")?.GetFields(Static) ?? []).Where(f => f.IsLiteral).ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!);
        var members = type.GetMembers(Static).Select(m => m.Name).ToHashSet();
        return !type.IsValueType || !type.IsDefined(typeof(IsReadOnlyAttribute)) ? "is no readonly struct"
            : !expected.SetEquals(constants.Values) ? $"its Values are {string.Join(", ", constants.Values)}"
            : constants.Keys.FirstOrDefault(name => !members.Contains(name)) is { } missing ? $"has no member {missing}"
            : type.GetMethod("op_Implicit", [typeof(string)]) is null ? "is not made from a string"
            : type.GetProperty("IsKnown") is null || type.GetProperty("Value") is null ? "has no IsKnown or Value"
            : null;
    });

    [Test]
    public void Every_property_is_a_settable_member() => EverySchema((_, schema, type) =>
        IsEnum(schema) || IsUnion(schema) ? null
        : Members(schema).FirstOrDefault(name => type.GetProperty(name) is not { CanRead: true, CanWrite: true }) is { } missing ? $"has no settable {missing}"
        : null);

    /// <summary>Required on requests, so that the compiler asks; constants are prefilled, and patches leave out what is not set.</summary>
    [Test]
    public void What_a_request_requires_the_compiler_requires() => EverySchema((_, schema, type) =>
    {
        if (IsEnum(schema) || IsUnion(schema) || (bool?)schema["x-patch"] == true)
        {
            return null;
        }

        var isSent = (string?)schema["x-direction"] != "response";
        var expected = Document.Properties(schema)
            .Where(p => isSent && Document.IsRequired(schema, p.Name) && p.Value["x-const"] is null)
            .Select(Document.MemberOf)
            .ToHashSet();
        var actual = type.GetProperties(Api.PublicDeclared).Where(p => p.IsDefined(typeof(RequiredMemberAttribute))).Select(p => p.Name).ToHashSet();
        return expected.SetEquals(actual)
            ? null
            : $"lacks required on [{string.Join(", ", expected.Except(actual))}] and has it on [{string.Join(", ", actual.Except(expected))}]";
    });

    [Test]
    public void Every_member_of_a_patch_is_optional() => EverySchema((_, schema, type) =>
        (bool?)schema["x-patch"] != true ? null
        : Members(schema).FirstOrDefault(name => !Is(type.GetProperty(name)!.PropertyType, typeof(Optional<>))) is { } member ? $"{member} is not Optional"
        : null);

    [Test]
    public void Numbers_are_decimal_and_times_DateTimeOffset() => EverySchema((_, schema, type) =>
    {
        if (IsEnum(schema) || IsUnion(schema))
        {
            return null;
        }

        foreach (var property in Document.Properties(schema))
        {
            var expected = (string?)property.Value["type"] switch
            {
                "number" => typeof(decimal),
                "integer" => (string?)property.Value["format"] == "int64" ? typeof(long) : typeof(int),
                "boolean" => typeof(bool),
                "string" => (string?)property.Value["format"] == "date-time" ? typeof(DateTimeOffset) : typeof(string),
                _ => null,
            };
            var actual = Bare(type.GetProperty(Document.MemberOf(property))!.PropertyType);
            if (expected is not null && actual != expected)
            {
                return $"{property.Name} is a {actual.Name} and not a {expected.Name}";
            }
        }

        return null;
    });

    [Test]
    public void Every_generated_type_is_partial()
    {
        var failures = new Failures();
        foreach (var path in RepositoryFolder.Files("src").Where(RepositoryFolder.IsGenerated))
        {
            var whole = Regex.Match(RepositoryFolder.Read(path), @"^public (?!.*\bpartial\b)[^\n]*\b(?:class|struct) [^\n]*", RegexOptions.Multiline);
            failures.If(whole.Success, path, whole.Value);
        }

        failures.AssertNone();
    }

    private static bool IsEnum(JObject schema) => schema["enum"] is not null;

    private static bool IsUnion(JObject schema) => schema["x-union"] is not null;

    private static IEnumerable<string> Members(JObject schema) => Document.Properties(schema).Select(Document.MemberOf);

    private static bool Is(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;

    private static Type Bare(Type type) => Is(type, typeof(Nullable<>)) || Is(type, typeof(Optional<>)) ? Bare(type.GetGenericArguments()[0]) : type;

    private static void EverySchema(Func<Vendor, JObject, Type, string?> rule)
    {
        var failures = new Failures();
        foreach (var vendor in Vendor.All)
        {
            foreach (var (name, schema) in vendor.Document.Schemas)
            {
                failures.AddUnlessNull($"{vendor.Name}: {name}", vendor.Type(name) is { } type ? rule(vendor, schema, type) : "there is no such type");
            }
        }

        failures.AssertNone();
    }
}
