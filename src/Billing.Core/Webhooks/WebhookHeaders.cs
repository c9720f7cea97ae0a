using System;
using System.Collections.Generic;

namespace Billing;

/// <summary>Looks headers up in what web frameworks hold them in.</summary>
public static class WebhookHeaders
{
    /// <summary>Looks up in headers with one value each. Names are compared without case; values of the same name are joined by a blank.</summary>
    /// <param name="headers">The headers, such as a dictionary; null holds none.</param>
    /// <returns>The look-up; null for a header that is not there.</returns>
    public static Func<string, string?> From(IEnumerable<KeyValuePair<string, string>>? headers) => name =>
    {
        string? found = null;
        foreach (var header in headers ?? [])
        {
            found = IsNamed(header.Key, name) ? Join(found, header.Value) : found;
        }

        return found;
    };

    /// <summary>Looks up in headers with several values each. Names are compared without case; values of the same name are joined by a blank.</summary>
    /// <typeparam name="TValues">Holds the values of a header: an array, a list, or ASP.NET Core's <c>StringValues</c>.</typeparam>
    /// <param name="headers">The headers, such as a dictionary, <c>HttpRequest.Headers</c> or <see cref="System.Net.Http.Headers.HttpHeaders"/>; null holds none.</param>
    /// <returns>The look-up; null for a header that is not there.</returns>
    public static Func<string, string?> From<TValues>(IEnumerable<KeyValuePair<string, TValues>>? headers)
        where TValues : IEnumerable<string?> => name =>
    {
        string? found = null;
        foreach (var header in headers ?? [])
        {
            if (IsNamed(header.Key, name) && header.Value is { } values)
            {
                foreach (var value in values)
                {
                    found = Join(found, value);
                }
            }
        }

        return found;
    };

    private static bool IsNamed(string? header, string name) => string.Equals(header, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>By a blank, as the list of signatures is; an id or a time that comes twice gets a form that is refused.</summary>
    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : first + " " + second;
}
