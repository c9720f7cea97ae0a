using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Documents;

/// <summary>Makes names for what is new: in PascalCase, without a digit at the end, and unlike every other.</summary>
internal sealed class FreeNames
{
    /// <summary>Names of .NET and of the runtime that a model would hide.</summary>
    private static readonly string[] Reserved =
    [
        "Operation", "Task", "Action", "Func", "Type", "Object", "String", "Attribute", "Exception", "Uri", "Version",
        "Optional", "ApiResponse", "ApiResult", "RequestOptions", "RetryOptions",
    ];

    private static readonly string[] Endings = ["Body", "Details", "Model", "Data", "Info", "Content", "Form", "Kind"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins with the names that no schema may have.</summary>
    /// <param name="resources">The resources, whose clients are types, too.</param>
    public FreeNames(IEnumerable<string> resources)
    {
        _taken.UnionWith(Reserved);
        foreach (var folder in resources.Select(resource => resource.Replace(".", "", StringComparison.Ordinal)))
        {
            _taken.UnionWith([folder, folder + "Client", folder + "Requests"]);
        }
    }

    /// <summary>Takes a name.</summary>
    /// <param name="name">The name.</param>
    public void Take(string name) => _taken.Add(name);

    /// <summary>A name for a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="suggestion">A name from its place.</param>
    /// <returns>A free name.</returns>
    public string For(Schema schema, string suggestion)
    {
        var members = schema.Properties.Select(member => CSharpName.Of(member.Key)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Candidates(schema, suggestion).First(name => !_taken.Contains(name) && !members.Contains(name) && !name.EndsWith("Client", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Candidates(Schema schema, string suggestion)
    {
        var names = new List<string>();
        if (schema.Name is { } own)
        {
            // Some bundlers prefix a name that two files have.
            names.Add(Words.Pascal(own.StartsWith("schemas-", StringComparison.Ordinal) ? own["schemas-".Length..] : own));
            names.Add(Words.Pascal(own));
        }
        else
        {
            names.Add(suggestion);
        }

        names = names.ConvertAll(Words.WithoutDigitAtTheEnd);
        return names.Concat(Endings.Select(ending => names[0] + ending)).Append(Words.WithoutDigitAtTheEnd(suggestion)).Concat(Endless(names[0]));
    }

    private static IEnumerable<string> Endless(string name)
    {
        for (; ; )
        {
            name += "Other";
            yield return name;
        }
    }
}
