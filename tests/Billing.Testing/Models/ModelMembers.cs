using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Billing.Runtime;
using Billing.Testing.Documents;

namespace Billing.Testing.Models;

/// <summary>Looks into models.</summary>
public static class ModelMembers
{
    /// <summary>The C# member of a name on the wire.</summary>
    public static PropertyInfo Find(Type type, string wireName, string? ownName = null)
    {
        var name = ownName ?? wireName.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return type.GetProperties().SingleOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new MissingMemberException(type.Name, name);
    }

    public static PropertyInfo Find(Type type, ApiProperty property) => Find(type, property.Name, property.OwnName);

    /// <summary>What a model that was read did not understand: unknown members, enum values and forms of unions.</summary>
    public static IEnumerable<string> NotUnderstood(object? value, string path = "$")
    {
        switch (value)
        {
            case null or string:
                return [];
            case IOpenEnum known:
                return known.IsKnown ? [] : [$"{path} has the unknown value {known.Value}"];
            case IJsonModel model:
                return InModel(model, path);
            case IDictionary map:
                return map.Keys.Cast<object>().SelectMany(key => NotUnderstood(map[key], $"{path}.{key}"));
            case IEnumerable list:
                return list.Cast<object?>().SelectMany((item, index) => NotUnderstood(item, $"{path}[{index}]"));
            default:
                return value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>) ? InOptional(value, path) : [];
        }
    }

    private static IEnumerable<string> InModel(IJsonModel model, string path)
    {
        foreach (var property in model.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            var content = property.GetValue(model);
            if (content is not null && property.Name is "AdditionalProperties" or "RawJson")
            {
                yield return $"{path} keeps what it does not know in {property.Name}";
            }
            else
            {
                foreach (var found in NotUnderstood(content, $"{path}.{property.Name}"))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<string> InOptional(object optional, string path) =>
        (bool)optional.GetType().GetProperty(nameof(Optional<>.HasValue))!.GetValue(optional)!
            ? NotUnderstood(optional.GetType().GetProperty(nameof(Optional<>.Value))!.GetValue(optional), path)
            : [];
}
