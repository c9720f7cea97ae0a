using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>An answer: a status, headers, and a body that is already text, so that later changes of state cannot reach it.</summary>
internal sealed class EmulatorResponse
{
    internal EmulatorResponse(int status, object? body = null)
    {
        Status = status;
        Text = body == null ? null : JsonText.Write(body);
    }

    internal int Status { get; }

    internal string? Text { get; }

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal static EmulatorResponse Ok(object body) => new(200, body);

    internal static EmulatorResponse Created(object body) => new(201, body);

    internal static EmulatorResponse NoContent() => new(204);
}
