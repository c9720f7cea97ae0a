using System.ComponentModel;

namespace Billing.Runtime;

/// <summary>How an operation is kept from acting twice. It decides whether a request may be sent again; the outcome never does.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Idempotency
{
    private Idempotency(bool natural, string? headerName, string? member, bool atomic)
    {
        IsNatural = natural;
        HeaderName = headerName;
        Member = member;
        IsAtomic = atomic;
    }

    /// <summary>Repeating changes nothing: reads, and writes that set values.</summary>
    public static Idempotency Natural { get; } = new(true, null, null, true);

    /// <summary>Repeating could act twice, and the vendor takes no key.</summary>
    public static Idempotency None { get; } = new(false, null, null, true);

    /// <summary>Repeating changes nothing.</summary>
    public bool IsNatural { get; }

    /// <summary>The header that carries the key.</summary>
    public string? HeaderName { get; }

    /// <summary>The top-level member of the body that carries the key.</summary>
    public string? Member { get; }

    /// <summary>Whether the vendor claims the key in one step; if not, two requests at the same time can both act.</summary>
    public bool IsAtomic { get; }

    /// <summary>Whether the vendor takes a key.</summary>
    public bool TakesKey => HeaderName is not null || Member is not null;

    /// <summary>A key in a header, and in the body too where the vendor wants both.</summary>
    /// <param name="name">The header.</param>
    /// <param name="member">The member of the body; null for none.</param>
    /// <param name="atomic">Whether the vendor claims the key in one step.</param>
    /// <returns>The mark of such an operation.</returns>
    public static Idempotency Header(string name, string? member = null, bool atomic = true) => new(false, name, member, atomic);

    /// <summary>A key in the body.</summary>
    /// <param name="member">The member of the body.</param>
    /// <param name="atomic">Whether the vendor claims the key in one step.</param>
    /// <returns>The mark of such an operation.</returns>
    public static Idempotency Body(string member, bool atomic = true) => new(false, null, member, atomic);
}
