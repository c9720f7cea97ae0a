using System;

namespace Billing.Documents;

/// <summary>What a change means for an application on the SDK, gravest first.</summary>
[Flags]
internal enum Impact
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Code that compiled with the old SDK does not compile with the new one.</summary>
    SourceBreaking = 1,

    /// <summary>What was compiled with the old SDK does not run with the new one: a member is gone or has another signature.</summary>
    BinaryBreaking = 2,

    /// <summary>A request that used to be valid is now refused.</summary>
    WireBreaking = 4,

    /// <summary>The same code does something else.</summary>
    Behaviour = 8,

    /// <summary>Something more can be done or read.</summary>
    Addition = 16,

    /// <summary>Something is on its way out.</summary>
    Deprecation = 32,

    /// <summary>Only what people read changed.</summary>
    Documentation = 64,

    /// <summary>All that breaks something.</summary>
    Breaking = SourceBreaking | BinaryBreaking | WireBreaking,
}
