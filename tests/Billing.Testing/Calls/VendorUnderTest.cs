using System;
using System.Text.Json.Nodes;
using Billing.Testing.Documents;

namespace Billing.Testing.Calls;

/// <summary>What a vendor's tests say of the vendor; all else comes from its document.</summary>
public abstract class VendorUnderTest
{
    private readonly Type _client;

    protected VendorUnderTest(string name, string key, Type client)
    {
        Name = name;
        Key = key;
        _client = client;
        Document = ApiDocument.Load(name.ToLowerInvariant());
        Functions = TypeOf(name + "Functions");
    }

    public string Name { get; }

    public ApiDocument Document { get; }

    /// <summary>The class of the standalone functions.</summary>
    public Type Functions { get; }

    /// <summary>The header that carries the key.</summary>
    public (string Name, string Value) KeyHeader => Document.KeyHeader(Key);

    /// <summary>A secret key.</summary>
    public string Key { get; }

    /// <summary>The client with options of the test.</summary>
    public object Connect(Action<BillingClientOptions> configure) => Create(configure);

    /// <summary>The client on a server of the test, whose waits pass at once.</summary>
    public object Connect(Wire wire, SkippingTime? time = null, RetryOptions? retry = null, Action<BillingClientOptions>? configure = null) => Create(options =>
    {
        options.HttpClient = wire.Client;
        options.TimeProvider = time ?? new SkippingTime();
        options.Retry = retry;
        configure?.Invoke(options);
    });

    /// <summary>The exception of an error answer with a body of the document.</summary>
    public abstract ExpectedError ErrorOf(ApiOperation operation, int status, JsonNode? body);

    /// <summary>Adds to a body that is not keyed as a whole what a call fills in.</summary>
    public virtual void FillKeys(ApiOperation operation, JsonObject body, string key)
    {
    }

    /// <summary>The class of a component.</summary>
    public Type TypeOf(string name) => _client.Assembly.GetType($"{_client.Namespace}.{name}", throwOnError: true)!;

    /// <summary>Makes a client with a secret key.</summary>
    protected abstract object Create(Action<BillingClientOptions> configure);
}
