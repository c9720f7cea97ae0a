using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace Billing.Conventions.Tests.Api;

/// <summary>The XML files beside the assemblies, which IntelliSense reads.</summary>
public sealed class DocumentationTests
{
    [Test]
    public void Every_public_member_has_a_summary()
    {
        var failures = new Failures();
        foreach (var assembly in Vendor.Assemblies)
        {
            var summaries = Read(assembly).ToLookup(entry => entry.Name);
            foreach (var (id, count) in assembly.GetExportedTypes().SelectMany(Ids).GroupBy(id => id).Select(group => (group.Key, group.Count())))
            {
                var entries = summaries[id].ToList();
                failures.If(entries.Count < count, id, entries.Count == 0 ? "is not documented" : $"{count} overloads, {entries.Count} documented");
                failures.If(entries.Any(entry => entry.Text.Length == 0), id, "has no summary");
            }
        }

        failures.AssertNone();
    }

    /// <summary>The names of entries; overloads share one, without their parameters.</summary>
    private static IEnumerable<string> Ids(Type type)
    {
        var typeName = type.FullName!.Replace('+', '.');
        yield return $"T:{typeName}";
        foreach (var member in Api.VisibleMembers(type).Where(member => !Api.IsCompilerMade(member) && !typeof(Delegate).IsAssignableFrom(type)))
        {
            switch (member)
            {
                case ConstructorInfo constructor when constructor.GetParameters().Length > 0 && !IsCopyOfRecord(constructor):
                    yield return $"M:{typeName}.#ctor";
                    break;
                case MethodInfo method when !method.IsSpecialName && method.GetBaseDefinition() == method:
                    yield return $"M:{typeName}.{method.Name}";
                    break;
                case PropertyInfo property when (property.GetMethod ?? property.SetMethod)!.GetBaseDefinition() == (property.GetMethod ?? property.SetMethod):
                    yield return $"P:{typeName}.{property.Name}";
                    break;
                case FieldInfo { IsSpecialName: false }:
                    yield return $"F:{typeName}.{member.Name}";
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsCopyOfRecord(ConstructorInfo constructor) => constructor.GetParameters() is [{ } only] && only.ParameterType == constructor.DeclaringType;

    private static IEnumerable<(string Name, string Text)> Read(Assembly assembly) =>
        from member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
        let name = ((string)member.Attribute("name")!).Split('(')[0].Split("``")[0]
        select (name, member.Element("inheritdoc") is null ? ((string?)member.Element("summary") ?? "").Trim() : "inherited");
}
