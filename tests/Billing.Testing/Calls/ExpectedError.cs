using System;

namespace Billing.Testing.Calls;

/// <summary>The exception that an error answer becomes.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Code">The code of the server; null for none.</param>
/// <param name="Message">The sentence of the server; null for none.</param>
public sealed record ExpectedError(Type Type, string? Code = null, string? Message = null);
