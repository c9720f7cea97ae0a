using System.Collections.Generic;
using Billing.Runtime;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Support;

/// <summary>A vendor of our own, with every feature that the three vendors have among them.</summary>
internal static class TestVendor
{
    public const string Key = "sk_live_CANARYKEY0123456789";
    public const string SandboxKey = "sk_test_CANARYKEY0123456789";
    public const string KeyVariable = "ACME_API_KEY";
    public const string DebugVariable = "ACME_DEBUG";
    public const string Production = "https://api.acme.example/v1";
    public const string Sandbox = "https://sandbox.acme.example/v1";

    public static VendorProfile Profile(int maxRetries = 2, bool limiterSaysHowLong = false) => new()
    {
        Name = "Acme",
        Servers = new[] { new ServerEnvironment("production", Production, "sk_live_"), new ServerEnvironment("sandbox", Sandbox, "sk_test_") },
        KeyOption = "ApiKey",
        KeyVariable = KeyVariable,
        DebugVariable = DebugVariable,
        MaxRetries = maxRetries,
        IdempotencyHeader = "Idempotency-Key",
        RetryAfterHeaders = new[] { "Retry-After-scoped" },
        RateLimitNeedsRetryAfter = limiterSaysHowLong,
        CreateError = context => new TestVendorException(context, Read(context)),
    };

    private static ErrorDetails? Read(ErrorContext context)
    {
        if (context.ReadBody(ReadMap) is not { } body)
        {
            return null;
        }

        return new ErrorDetails
        {
            Message = body.GetValueOrDefault("message") as string,
            Code = body.GetValueOrDefault("code") as string,
            RequestId = body.GetValueOrDefault("requestId") as string,
        };
    }

    private static Dictionary<string, object?>? ReadMap(JsonReader reader) => JsonIo.AnyMap(reader);
}
