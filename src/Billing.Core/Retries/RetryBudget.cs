using System;

namespace Billing.Runtime;

/// <summary>
/// Keeps retries from multiplying the load of a server that is down: ten successes pay for one retry,
/// and beyond that only a small number per window is allowed.
/// </summary>
internal sealed class RetryBudget
{
    private const int Price = BillingDefaults.RetryBudgetSuccessesPerRetry;
    private const int Capacity = BillingDefaults.RetryBudgetCapacity * Price;

    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private int _successes = Capacity;
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
            _successes = Math.Min(Capacity, _successes + 1);
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

            if (_successes >= Price)
            {
                _successes -= Price;
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
