using System;

namespace Billing.Runtime;

/// <summary>
/// Keeps retries from multiplying the load of a server that is down: each retry takes a token, each success gives a tenth
/// of one back, and beyond that only a small number per window is allowed.
/// </summary>
internal sealed class RetryBudget
{
    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private double _tokens = BillingDefaults.RetryBudgetCapacity;
    private long _windowStart;
    private int _inWindow;

    public RetryBudget(TimeProvider time)
    {
        _time = time;
        _windowStart = time.GetTimestamp();
    }

    public void Deposit()
    {
        lock (_lock)
        {
            _tokens = Math.Min(BillingDefaults.RetryBudgetCapacity, _tokens + BillingDefaults.RetryBudgetDeposit);
        }
    }

    public bool TryWithdraw()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_windowStart) >= BillingDefaults.RetryBudgetWindow)
            {
                _windowStart = _time.GetTimestamp();
                _inWindow = 0;
            }

            if (_tokens >= 1)
            {
                _tokens -= 1;
                return true;
            }

            if (_inWindow < BillingDefaults.RetryBudgetFloor)
            {
                _inWindow++;
                return true;
            }

            return false;
        }
    }
}
