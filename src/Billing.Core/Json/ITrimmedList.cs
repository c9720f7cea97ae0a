namespace Billing.Runtime;

/// <summary>A list that arrived with nulls in it.</summary>
internal interface ITrimmedList
{
    /// <summary>How many nulls were left out.</summary>
    int Dropped { get; }
}
