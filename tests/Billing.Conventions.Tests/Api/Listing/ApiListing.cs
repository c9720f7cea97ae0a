using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Billing.Conventions.Tests.Api.Listing;

/// <summary>The public API of an assembly as C# that a person can read: what an application's code and its compiled form rely on.</summary>
internal static class ApiListing
{
    public static string Of(string assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly);
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator).Where(path => path != assembly);
        var compilation = CSharpCompilation.Create("Listing", references: others.Select(path => MetadataReference.CreateFromFile(path)).Append(reference));
        var text = new StringBuilder();
        foreach (var space in Namespaces(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).GlobalNamespace).OrderBy(space => space.ToDisplayString(), StringComparer.Ordinal))
        {
            Write(text, space);
        }

        return text.ToString();
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(Namespaces).Prepend(space);

    private static void Write(StringBuilder text, INamespaceSymbol space)
    {
        var types = space.GetTypeMembers().Where(IsVisible).ToList();
        if (types.Count == 0)
        {
            return;
        }

        text.Append(text.Length == 0 ? "" : "\n").Append("namespace ").Append(space.ToDisplayString()).Append("\n{\n");
        WriteAll(text, types.OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal), 1);
        text.Append("}\n");
    }

    private static void WriteAll(StringBuilder text, IEnumerable<INamedTypeSymbol> types, int depth)
    {
        var isFirst = true;
        foreach (var type in types)
        {
            text.Append(isFirst ? "" : "\n");
            isFirst = false;
            Write(text, type, new string(' ', depth * 4), depth);
        }
    }

    private static void Write(StringBuilder text, INamedTypeSymbol type, string indent, int depth)
    {
        WriteAttributes(text, type, indent);
        text.Append(indent).Append(ApiFormat.Declaration(type));
        if (type.TypeKind == TypeKind.Delegate)
        {
            text.Append(";\n");
            return;
        }

        text.Append('\n').Append(indent).Append("{\n");
        var members = type.GetMembers().Where(IsListed).OrderBy(Rank).ThenBy(Name, StringComparer.Ordinal).ThenBy(ApiFormat.Member, StringComparer.Ordinal).ToList();
        foreach (var member in members)
        {
            WriteAttributes(text, member, indent + "    ");
            text.Append(indent).Append("    ").Append(ApiFormat.Member(member)).Append('\n');
        }

        if (members.Count > 0 && type.GetTypeMembers().Any(IsVisible))
        {
            text.Append('\n');
        }

        WriteAll(text, type.GetTypeMembers().Where(IsVisible).OrderBy(nested => nested.Name, StringComparer.Ordinal), depth + 1);
        text.Append(indent).Append("}\n");
    }

    private static void WriteAttributes(StringBuilder text, ISymbol symbol, string indent)
    {
        foreach (var attribute in ApiFormat.Attributes(symbol))
        {
            text.Append(indent).Append(attribute).Append('\n');
        }
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Accessors are part of their property, and what the compiler makes for a record cannot be called by name.</summary>
    private static bool IsListed(ISymbol member) =>
        IsVisible(member)
        && member is not INamedTypeSymbol
        && !member.IsImplicitlyDeclared
        && !member.Name.Contains('<', StringComparison.Ordinal)
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
        && !(member is IFieldSymbol field && field.ContainingType.TypeKind == TypeKind.Enum && !field.HasConstantValue);

    /// <summary>Values of an enum in their own order.</summary>
    private static string Name(ISymbol member) =>
        member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value ? Convert.ToInt64(value.ConstantValue, CultureInfo.InvariantCulture).ToString("D20", CultureInfo.InvariantCulture) : member.Name;

    private static int Rank(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol => 2,
        IEventSymbol => 3,
        _ => 4,
    };
}
