using System;

namespace Billing.Paygentic;

public sealed partial class IngestEventRequest
{
    /// <summary>A copy with the time that the server would fill in on arrival, fixed now. The caller's object stays as it is.</summary>
    internal IngestEventRequest Fixed(DateTimeOffset now) => new()
    {
        Type = Type,
        Source = Source,
        Subject = Subject,
        ExternalSubject = ExternalSubject,
        Namespace = Namespace,
        Timestamp = (Timestamp ?? now).ToUniversalTime(),
        IdempotencyKey = IdempotencyKey,
        ExternalId = ExternalId,
        Data = Data,
        AdditionalProperties = AdditionalProperties,
    };
}
