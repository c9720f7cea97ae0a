namespace Billing.Testing.Documents;

/// <summary>A form of a union.</summary>
/// <param name="Name">The name of its factory.</param>
/// <param name="Kind">The JSON kind by which it is known; null where a member tells.</param>
/// <param name="Map">What the values of a map are; null for none.</param>
/// <param name="Model">Its component; null for a plain value or a map.</param>
public sealed record ApiVariant(string Name, string? Kind, string? Map, ApiSchema? Model);
