using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;

namespace Billing.Faults.Tests.Fuzz;

/// <summary>Reads every member of what a call returned.</summary>
internal static class Getters
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>Reads a value through and through. A getter may say that its member did not arrive.</summary>
    /// <param name="value">The value.</param>
    public static void ReadAll(object? value)
    {
        switch (value)
        {
            case null or string:
                return;
            case IDictionary map:
                ReadEach(map.Values);
                return;
            case IEnumerable list:
                ReadEach(list);
                return;
            case var _ when value.GetType().Assembly != typeof(BillingException).Assembly && value.GetType().Namespace?.StartsWith(nameof(Billing), StringComparison.Ordinal) == true:
                _ = value.ToString();
                foreach (var property in Known.GetOrAdd(value.GetType(), static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).ToArray()))
                {
                    Read(property, value);
                }

                return;
        }
    }

    private static void ReadEach(IEnumerable list)
    {
        foreach (var item in list)
        {
            ReadAll(item);
        }
    }

    private static void Read(PropertyInfo property, object owner)
    {
        object? value;
        try
        {
            value = property.GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
        catch (ResponseValidationException)
        {
            return;
        }

        ReadAll(value);
    }
}
