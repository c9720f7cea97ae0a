using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Core.Tests.Support;

/// <summary>A client of <see cref="TestVendor"/> on a scripted server and a clock that skips waits.</summary>
internal sealed class TestClient
{
    public TestClient(Action<TestOptions>? configure = null, VendorProfile? profile = null, ManualTimeProvider? time = null)
    {
        Time = time ?? new ManualTimeProvider { SkipsWaits = true };
        Options = new TestOptions
        {
            ApiKey = TestVendor.Key,
            HttpClient = new HttpClient(Server) { Timeout = Timeout.InfiniteTimeSpan },
            TimeProvider = Time,
        };
        configure?.Invoke(Options);
        Profile = profile ?? TestVendor.Profile();
        Http = new BillingHttp(Profile, Options, KeyProvider.From(Profile, Options.ApiKey, Options.ApiKeyProvider, CheckKey), Options.IdempotencyKeyPrefix);
    }

    public ScriptedServer Server { get; } = new();

    public ManualTimeProvider Time { get; }

    public TestOptions Options { get; }

    public VendorProfile Profile { get; }

    public BillingHttp Http { get; }

    public static ApiRequest Request(Operation operation, IRequestModel? body = null)
    {
        var request = new ApiRequest(operation);
        if (operation.Path.Contains('{', StringComparison.Ordinal))
        {
            request.Route("id", "wid_1");
        }

        return request.OptionalBody(body ?? (operation.Method == HttpMethod.Post || operation.Method == HttpMethod.Put ? new WidgetRequest() : null));
    }

    public Task<Widget> SendAsync(Operation operation, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Http.SendAsync(Request(operation), Widget.Read, options, cancellationToken);

    public Task<Widget> SendAsync(Operation operation, IRequestModel body, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Http.SendAsync(Request(operation, body), Widget.Read, options, cancellationToken);

    public Task DeleteAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Http.SendAsync(Request(Operations.Delete), options, cancellationToken);

    /// <summary>Makes every attempt end in the same way.</summary>
    public TestClient Always(ScriptedServer.Step step)
    {
        Server.Always(step);
        return this;
    }

    /// <summary>An attempt that takes as long as it may.</summary>
    public ScriptedServer.Step TimeOut(double seconds = 30) => Server.Stall(() => Time.Advance(seconds));

    private static void CheckKey(string key, string name)
    {
        if (!key.StartsWith("sk_", StringComparison.Ordinal) && !key.StartsWith("acme.", StringComparison.Ordinal))
        {
            throw new ArgumentException("must be a secret key.", name);
        }
    }
}
