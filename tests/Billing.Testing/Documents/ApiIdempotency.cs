using System.Text.Json.Nodes;

namespace Billing.Testing.Documents;

/// <summary>How an operation is kept from acting twice.</summary>
public sealed class ApiIdempotency
{
    private readonly string _kind;

    public ApiIdempotency(JsonObject json)
    {
        _kind = (string)json["kind"]!;
        var name = (string?)json["name"];
        Header = _kind == "header" ? name : null;
        Member = _kind == "body" ? name : (string?)json["member"];
        IsAtomic = (bool?)json["atomic"] ?? true;
    }

    /// <summary>Whether a repeat could act twice.</summary>
    public bool IsNone => _kind == "none";

    /// <summary>The header that carries the key; null for none.</summary>
    public string? Header { get; }

    /// <summary>The member of the body that carries the key; null for none.</summary>
    public string? Member { get; }

    public bool IsAtomic { get; }
}
