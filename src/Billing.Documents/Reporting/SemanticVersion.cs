using System;
using System.Globalization;
using System.Linq;

namespace Billing.Documents;

/// <summary>A version of three numbers.</summary>
/// <param name="Major">The number that rises when something breaks.</param>
/// <param name="Minor">The number that rises when something is added; before 1.0, when something breaks.</param>
/// <param name="Patch">The number that rises for anything else.</param>
internal readonly record struct SemanticVersion(int Major, int Minor, int Patch) : IComparable<SemanticVersion>
{
    /// <summary>Reads a version.</summary>
    /// <param name="text">Three numbers with dots between.</param>
    /// <param name="version">The version.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out SemanticVersion version)
    {
        version = default;
        var parts = text.Split('.');
        if (parts.Length != 3 || !parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return false;
        }

        var numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        version = new(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    /// <summary>The version that follows.</summary>
    /// <param name="bump">Which number rises; before 1.0 what breaks raises the second, and all else the third.</param>
    /// <returns>The next version; the same where nothing changed.</returns>
    public SemanticVersion Next(Bump bump) => bump switch
    {
        Bump.None => this,
        Bump.Major when Major > 0 => new(Major + 1, 0, 0),
        Bump.Major => new(0, Minor + 1, 0),
        Bump.Minor when Major > 0 => new(Major, Minor + 1, 0),
        _ => new(Major, Minor, Patch + 1),
    };

    /// <inheritdoc/>
    public int CompareTo(SemanticVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>The version as text.</summary>
    /// <returns>Three numbers with dots between.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
}
