using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Servers.Ledgers;

/// <summary>A vendor's own idea of what a duplicate is, from its public documents.</summary>
public abstract class VendorRules
{
    /// <summary>The rules of a vendor.</summary>
    /// <param name="vendor">Its name, as in its namespace.</param>
    public static VendorRules Of(string vendor) => vendor switch
    {
        "Paygentic" => new PaygenticRules(),
        "UnitPay" => new UnitPayRules(),
        "BillingOS" => new BillingOSRules(),
        _ => throw new ArgumentOutOfRangeException(nameof(vendor), vendor, "is not a vendor."),
    };

    /// <summary>Does what a request asks for, unless it is a duplicate.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ledger">Where effects are counted.</param>
    /// <param name="stop">Ends with the server.</param>
    /// <returns>What the vendor says, and whether it acted.</returns>
    public abstract ValueTask<(LedgerAnswer Answer, bool Acted)> ApplyAsync(ReceivedRequest request, Ledger ledger, CancellationToken stop);

    /// <summary>The key of a request; null when it has none.</summary>
    /// <param name="request">The request.</param>
    public abstract string? KeyOf(ReceivedRequest request);

    /// <summary>An answer without news, for reads and operations that the rules say nothing about.</summary>
    protected static LedgerAnswer Plain { get; } = new(200, """{"id":"x_1","kind":"no_action"}""");

    /// <summary>Counts an operation that takes no key: each request acts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ledger">The ledger.</param>
    protected static (LedgerAnswer Answer, bool Acted) ApplyWithoutKey(ReceivedRequest request, Ledger ledger)
    {
        ledger.See(new LedgerKey(Operation(request), ledger.MakeUpKey())).Apply();
        return (Plain, true);
    }

    /// <summary>Verb and path.</summary>
    /// <param name="request">The request.</param>
    protected static string Operation(ReceivedRequest request) => request.Method + " " + Path(request);

    /// <summary>The path without its query.</summary>
    /// <param name="request">The request.</param>
    protected static string Path(ReceivedRequest request)
    {
        var query = request.Target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? request.Target : request.Target[..query];
    }

    /// <summary>A text member of an object; null when it is absent or empty.</summary>
    /// <param name="item">The object.</param>
    /// <param name="name">The member.</param>
    protected static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
