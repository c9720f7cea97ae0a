using System.Reflection;
using Billing.Testing.Documents;
using NUnit.Framework;

namespace Billing.Testing.Models;

/// <summary>Assertions about whole models.</summary>
public static class ModelAssert
{
    /// <summary>A model of which nothing arrived: what is required throws, what is optional is null.</summary>
    public static void IsEmpty(object model, ApiSchema schema) => Assert.Multiple(() =>
    {
        foreach (var property in schema.Properties)
        {
            var member = ModelMembers.Find(model.GetType(), property);
            if (property.ThrowsWhenMissing)
            {
                AssertThrows(model, member, $"{schema.Name}.{property.Name}");
            }
            else if (schema.IsPatch)
            {
                Assert.That(member.GetValue(model)!.ToString(), Is.EqualTo("(omitted)"), property.Name);
            }
            else
            {
                Assert.That(member.GetValue(model), Is.EqualTo(property.IsPrefilled ? property.Schema.Constant : null), property.Name);
            }
        }
    });

    private static void AssertThrows(object model, PropertyInfo member, string path)
    {
        var error = Assert.Throws<ResponseValidationException>(() => member.GetMethod!.Invoke(model, BindingFlags.DoNotWrapExceptions, null, null, null), path);
        Assert.That(error?.Path, Is.EqualTo(path));
        Assert.That(error?.Message, Does.Contain(path));
    }
}
