using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Billing.Conventions.Tests.Api.Listing;

/// <summary>One line of a listing.</summary>
internal static class ApiFormat
{
    /// <summary>What a caller's compiler or analyzers act on.</summary>
    private static readonly HashSet<string> Meaningful = new(StringComparer.Ordinal)
    {
        "ObsoleteAttribute", "FlagsAttribute", "EditorBrowsableAttribute", "SetsRequiredMembersAttribute",
        "AllowNullAttribute", "DisallowNullAttribute", "MaybeNullAttribute", "NotNullAttribute", "MaybeNullWhenAttribute", "NotNullWhenAttribute",
        "MemberNotNullAttribute", "MemberNotNullWhenAttribute", "DoesNotReturnAttribute",
        "RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute", "DynamicallyAccessedMembersAttribute",
    };

    private const SymbolDisplayMiscellaneousOptions Written =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers;

    private static readonly SymbolDisplayFormat Names = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: Written);

    private static readonly SymbolDisplayFormat Members = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: Written);

    private static readonly SymbolDisplayFormat Types = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: Written);

    /// <summary>Such as <c>public sealed class Customer : IJsonModel&lt;Customer&gt;</c>.</summary>
    public static string Declaration(INamedTypeSymbol type)
    {
        var declaration = $"{Access(type)} {Modifiers(type)}{type.ToDisplayString(Types)}";
        var bases = type.Interfaces.Select(one => one.ToDisplayString(Names)).Order(StringComparer.Ordinal);
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent })
        {
            bases = bases.Prepend(parent.ToDisplayString(Names)).OrderBy(_ => 0);
        }

        var list = string.Join(", ", bases);
        var constraints = declaration.IndexOf(" where ", StringComparison.Ordinal);
        return list.Length == 0 || type.TypeKind is TypeKind.Enum or TypeKind.Delegate ? declaration
            : constraints < 0 ? $"{declaration} : {list}"
            : $"{declaration[..constraints]} : {list}{declaration[constraints..]}";
    }

    public static string Member(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value => $"{value.Name} = {value.ConstantValue},",
        _ => Line(member),
    };

    public static IEnumerable<string> Attributes(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => Meaningful.Contains(attribute.AttributeClass!.Name)).Select(attribute => $"[{Short(attribute)}]").Order(StringComparer.Ordinal);

    private static string Line(ISymbol member) => member.ToDisplayString(Members) + (member is IPropertySymbol ? "" : ";");

    private static string Access(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public ? "public" : "protected";

    private static string Modifiers(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    private static string Short(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        var values = attribute.ConstructorArguments.Select(Value).Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {Value(argument.Value)}")).ToList();
        return name[..^"Attribute".Length] + (values.Count == 0 ? "" : $"({string.Join(", ", values)})");
    }

    private static string Value(TypedConstant value) => value.ToCSharpString();
}
