using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>An answer: a status, headers, and a body that is already text, so that later changes of state cannot reach it.</summary>
internal sealed class EmulatorResponse
{
    internal EmulatorResponse(int status, JsonObject body)
    {
        Status = status;
        Text = JsonText.Write(body);
    }

    private EmulatorResponse(int status, string? text)
    {
        Status = status;
        Text = text;
    }

    internal int Status { get; }

    internal string? Text { get; }

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal static EmulatorResponse Ok(JsonObject body) => new(200, body);

    internal static EmulatorResponse Created(JsonObject body) => new(201, body);

    internal static EmulatorResponse NoContent() => new(204, (string?)null);

    /// <summary>The same answer to a repeat, marked as such.</summary>
    internal EmulatorResponse Replay()
    {
        var replay = new EmulatorResponse(Status, Text);
        replay.Headers["Idempotency-Replayed"] = "true";
        return replay;
    }
}
