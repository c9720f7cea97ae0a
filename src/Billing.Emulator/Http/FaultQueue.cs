using System;
using System.Collections.Generic;

namespace Billing.Emulator;

/// <summary>Failures that a test ordered, in the order in which they are handed out.</summary>
internal sealed class FaultQueue
{
    private readonly object _gate = new();
    private readonly Queue<EmulatorFailure> _failures = new();
    private int _lostAnswers;

    internal void Fail(int status, int count, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            for (int i = 0; i < count; i++)
                _failures.Enqueue(EmulatorFailure.Injected(status, retryAfter));
        }
    }

    internal void LoseAnswers(int count)
    {
        lock (_gate)
            _lostAnswers += count;
    }

    internal EmulatorFailure? Next()
    {
        lock (_gate)
            return _failures.Count > 0 ? _failures.Dequeue() : null;
    }

    internal bool LosesAnswer()
    {
        lock (_gate)
        {
            if (_lostAnswers == 0)
                return false;
            _lostAnswers--;
            return true;
        }
    }
}
