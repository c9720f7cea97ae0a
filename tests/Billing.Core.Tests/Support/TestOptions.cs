using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

internal sealed class TestOptions : BillingClientOptions
{
    public TestOptions()
    {
    }

    public TestOptions(TestOptions other)
        : base(other)
    {
        ApiKey = other.ApiKey;
        ApiKeyProvider = other.ApiKeyProvider;
        IdempotencyKeyPrefix = other.IdempotencyKeyPrefix;
    }

    public string? ApiKey { get; set; }

    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    public string? IdempotencyKeyPrefix { get; set; }
}
