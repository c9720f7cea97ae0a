using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Runtime;

/// <content>Rules of requests and responses.</content>
public static partial class JsonIo
{
    /// <summary>What a getter throws when a required member did not arrive: missing is never zero.</summary>
    /// <param name="model">The model.</param>
    /// <param name="member">The member's name on the wire.</param>
    /// <returns>The exception.</returns>
    public static Exception Missing(string model, string member) => new ResponseValidationException(
        $"{model}.{member} did not arrive: the vendor documents it as required, but the response does not hold it.",
        $"{model}.{member}",
        "a value",
        "nothing");

    /// <summary>What the check of a request throws when a required member is not set.</summary>
    /// <param name="path">The member.</param>
    /// <returns>The exception.</returns>
    public static Exception Required(string path) => new InvalidRequestException(path, "is required");

    /// <summary>Checks that of groups of members exactly one is set.</summary>
    /// <param name="path">Where the members stand.</param>
    /// <param name="groups">Each group's members, and whether they are set.</param>
    /// <exception cref="InvalidRequestException">None or several are set.</exception>
    public static void ExactlyOne(string path, params (string Names, bool Set)[] groups)
    {
        if (groups.Count(static group => group.Set) != 1)
        {
            throw new InvalidRequestException(path, $"needs exactly one of {Names(groups)}");
        }
    }

    /// <summary>Checks that of groups of members at least one is set.</summary>
    /// <param name="path">Where the members stand.</param>
    /// <param name="groups">Each group's members, and whether they are set.</param>
    /// <exception cref="InvalidRequestException">None is set.</exception>
    public static void AtLeastOne(string path, params (string Names, bool Set)[] groups)
    {
        if (!groups.Any(static group => group.Set))
        {
            throw new InvalidRequestException(path, $"needs at least one of {Names(groups)}");
        }
    }

    /// <summary>Checks each model of a list.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="items">The list; null is not checked.</param>
    /// <param name="path">Where the list stands.</param>
    /// <exception cref="InvalidRequestException">A rule is broken, or an item is null.</exception>
    public static void ValidateAll<T>(IEnumerable<T>? items, string path)
        where T : IRequestModel
    {
        var index = 0;
        foreach (var item in items ?? [])
        {
            Validate(item, $"{path}[{index++}]");
        }
    }

    /// <summary>Checks each model of a map.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="items">The map; null is not checked.</param>
    /// <param name="path">Where the map stands.</param>
    /// <exception cref="InvalidRequestException">A rule is broken, or an item is null.</exception>
    public static void ValidateAll<T>(IEnumerable<KeyValuePair<string, T>>? items, string path)
        where T : IRequestModel
    {
        foreach (var item in items ?? [])
        {
            Validate(item.Value, JsonPath.Entry(path, item.Key));
        }
    }

    private static void Validate(IRequestModel? item, string path)
    {
        if (item is null)
        {
            throw new InvalidRequestException(path, "must not be null");
        }

        item.Validate(path);
    }

    private static string Names((string Names, bool Set)[] groups) => string.Join(", ", groups.Select(static group => group.Names));

    /// <summary>Whether a member counts as set in a rule over several: an empty text or list says no more than none.</summary>
    /// <param name="value">The member.</param>
    /// <returns>Whether it holds something.</returns>
    public static bool IsSet(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        System.Collections.ICollection items => items.Count > 0,
        _ => true,
    };
}
