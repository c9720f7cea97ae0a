using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>One usage event as it was ingested.</summary>
internal sealed class PaygenticEvent
{
    internal PaygenticEvent(string id, JsonObject body, string namespaceId, DateTimeOffset time, string idempotencyKey)
    {
        Id = id;
        Type = body.Text("type")!;
        Source = body.Text("source")!;
        Subject = body.Text("subject");
        ExternalSubject = body.Text("externalSubject");
        ExternalId = body.Text("externalId");
        Data = body.Object("data") ?? new JsonObject();
        Namespace = namespaceId;
        Time = time;
        IdempotencyKey = idempotencyKey;
    }

    internal string Id { get; }

    internal string Type { get; }

    internal string Source { get; }

    internal string? Subject { get; }

    internal string? ExternalSubject { get; }

    internal string? ExternalId { get; }

    internal string Namespace { get; }

    internal DateTimeOffset Time { get; }

    internal string IdempotencyKey { get; }

    internal JsonObject Data { get; }

    /// <summary>Whose usage it is: the subject, or else the customer who has the external subject's id, also one who came later.</summary>
    internal string? SubjectAt(PaygenticEmulator emulator) => Subject
        ?? emulator.Customers.All.FirstOrDefault(customer => customer.Text("externalId") == ExternalSubject)?.Text("id");

    /// <summary>The value at a path such as <c>$.usage.tokens</c>; null where there is none.</summary>
    internal object? ValueAt(string? path)
    {
        object? value = Data;
        foreach (string name in (path ?? "$").Split('.').Skip(1))
            value = value is JsonObject owner && owner.TryGetValue(name, out object? next) ? next : null;
        return value;
    }
}
