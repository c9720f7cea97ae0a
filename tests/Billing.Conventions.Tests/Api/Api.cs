using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Billing.Conventions.Tests.Api;

/// <summary>Questions about members.</summary>
internal static class Api
{
    public const BindingFlags PublicDeclared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const BindingFlags AllDeclared = PublicDeclared | BindingFlags.NonPublic;

    /// <summary>The members that a user can call or override.</summary>
    public static IEnumerable<MemberInfo> VisibleMembers(Type type) => type.GetMembers(AllDeclared).Where(member => member switch
    {
        MethodBase method => IsVisible(method),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo e => IsVisible(e.AddMethod!),
        _ => false,
    });

    /// <summary>Every type that a member's signature names, type arguments included.</summary>
    public static IEnumerable<Type> SignatureTypes(MemberInfo member) => (member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => property.GetIndexParameters().Select(p => p.ParameterType).Append(property.PropertyType),
        EventInfo e => [e.EventHandlerType!],
        _ => [],
    }).SelectMany(WithArguments);

    public static IEnumerable<Type> WithArguments(Type type) =>
        type.HasElementType ? WithArguments(type.GetElementType()!) : type.GetGenericArguments().SelectMany(WithArguments).Append(type);

    /// <summary>Whether a method ends in <c>RequestOptions? options = null, CancellationToken cancellationToken = default</c>.</summary>
    public static bool EndsInOptionsAndToken(MethodInfo method)
    {
        var last = method.GetParameters().TakeLast(2).ToList();
        return last.Count == 2
            && last[0] is { Name: "options", IsOptional: true } options && options.ParameterType == typeof(RequestOptions)
            && last[1] is { Name: "cancellationToken", IsOptional: true } token && token.ParameterType == typeof(CancellationToken);
    }

    public static bool HasInitAccessor(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    public static bool IsCompilerMade(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
