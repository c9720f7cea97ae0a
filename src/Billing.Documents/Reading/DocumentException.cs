using System;

namespace Billing.Documents;

/// <summary>A document that is not what it should be: where, and which rule it breaks.</summary>
internal sealed class DocumentException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="pointer">The JSON pointer of the place; empty for the whole document.</param>
    /// <param name="rule">What is wrong there.</param>
    public DocumentException(string file, string pointer, string rule)
        : base($"{file}#{pointer}: {rule}")
    {
        File = file;
        Pointer = pointer;
        Rule = rule;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>The JSON pointer of the place; empty for the whole document.</summary>
    public string Pointer { get; }

    /// <summary>What is wrong there.</summary>
    public string Rule { get; }
}
