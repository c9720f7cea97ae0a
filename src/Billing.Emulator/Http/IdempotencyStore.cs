using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>Answers by <c>Idempotency-Key</c> header: a repeat gets the first answer again and nothing happens twice; another request under the same key is a conflict.</summary>
internal sealed class IdempotencyStore
{
    private readonly Dictionary<string, (string Request, EmulatorResponse Answer)> _answers = new(StringComparer.Ordinal);

    internal EmulatorResponse Once(EmulatorRequest request, Func<EmulatorResponse> act)
    {
        string? key = request.Method == "POST" ? request.Header("Idempotency-Key") : null;
        if (string.IsNullOrEmpty(key))
            return act();
        if (key!.Length > 255)
            throw EmulatorFailure.BadRequest("An idempotency key has at most 255 characters.");
        string asked = request.Method + " " + request.Path + request.QueryText + "\n" + request.Text;
        if (_answers.TryGetValue(key, out (string Request, EmulatorResponse Answer) known))
        {
            return known.Request == asked
                ? known.Answer.Replay()
                : throw EmulatorFailure.Conflict("This idempotency key was used for another request.", "idempotency_conflict");
        }

        // Only what succeeded is kept: a refused request may be mended and sent again under its key.
        EmulatorResponse answer = act();
        _answers[key] = (asked, answer);
        return answer;
    }
}
