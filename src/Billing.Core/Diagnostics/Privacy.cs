namespace Billing.Runtime;

/// <summary>How much of a value a log may show; a value inside another one is never less private than that.</summary>
internal enum Privacy
{
    /// <summary>A member of the documents: ids, enums, numbers, booleans and dates are shown.</summary>
    Documented,

    /// <summary>Content of the application's own, below <c>metadata</c> and the like: only booleans and short numbers are shown.</summary>
    FreeForm,

    /// <summary>A secret, an address, a card: nothing is shown.</summary>
    Private,
}
