namespace Billing;

/// <summary>Which call and attempt a hook is asked about.</summary>
public sealed class HookContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="vendor">The vendor's name.</param>
    /// <param name="operation">The operation's id.</param>
    /// <param name="attempt">The attempt, from 1.</param>
    public HookContext(string vendor, string operation, int attempt)
    {
        Vendor = vendor;
        Operation = operation;
        Attempt = attempt;
    }

    /// <summary>The vendor's name, such as <c>Paygentic</c>.</summary>
    public string Vendor { get; }

    /// <summary>The operation's id, such as <c>Customers_Create</c>.</summary>
    public string Operation { get; }

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; }
}
