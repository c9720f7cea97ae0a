namespace Billing.Documents;

/// <summary>How far a version rises, as it is from 1.0 on.</summary>
internal enum Bump
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Only words, or what no application notices.</summary>
    Patch,

    /// <summary>Something more, something else, or something on its way out.</summary>
    Minor,

    /// <summary>Something breaks.</summary>
    Major,
}
