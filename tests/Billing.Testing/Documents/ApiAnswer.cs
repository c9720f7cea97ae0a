namespace Billing.Testing.Documents;

/// <summary>A declared answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body; null for none.</param>
public sealed record ApiAnswer(int Status, ApiSchema? Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
