namespace Billing.Runtime;

/// <summary>Marks that a client is registered.</summary>
/// <typeparam name="TClient">Its type.</typeparam>
/// <param name="Name">The name of its HttpClient and of its log.</param>
/// <param name="Call">How it was registered, for messages.</param>
internal sealed record ClientId<TClient>(string Name, string Call);
