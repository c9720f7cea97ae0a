using System.Collections.Generic;
using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>What a vendor's error body says, in the one form that <see cref="ApiException"/> shows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ErrorDetails
{
    /// <summary>The sentence of the server.</summary>
    public string? Message { get; set; }

    /// <summary>The code of the server.</summary>
    public string? Code { get; set; }

    /// <summary>Further members as free-form JSON.</summary>
    public Dictionary<string, object?>? Details { get; set; }

    /// <summary>What is wrong with which member.</summary>
    public Dictionary<string, IReadOnlyList<string>>? FieldErrors { get; set; }

    /// <summary>The vendor's id of the request, where the body holds it.</summary>
    public string? RequestId { get; set; }
}
