using System;

namespace Billing.Testing.Calls;

/// <summary>What a standalone function returned, with or without a value.</summary>
public sealed class FunctionResult
{
    private readonly object _result;

    public FunctionResult(object result) => _result = result;

    public bool IsOk => (bool)Get(nameof(ApiResult.IsOk))!;

    public BillingException? Error => (BillingException?)Get(nameof(ApiResult.Error));

    public ApiResponse? Response => (ApiResponse?)Get(nameof(ApiResult.Response));

    /// <summary>The value; null for a function without one.</summary>
    public object? Value => _result is ApiResult ? null : Get("Value");

    private object? Get(string property) => (_result.GetType().GetProperty(property) ?? throw new MissingMemberException(_result.GetType().Name, property)).GetValue(_result);
}
