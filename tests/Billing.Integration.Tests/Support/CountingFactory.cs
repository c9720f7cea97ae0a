using System.Collections.Generic;
using System.Net.Http;
using Billing.Testing;

namespace Billing.Integration.Tests.Support;

/// <summary>Gives a new HttpClient each time, as the framework's factory does, and notes for whom.</summary>
internal sealed class CountingFactory : IHttpClientFactory
{
    private readonly Wire _wire;

    public CountingFactory(Wire wire) => _wire = wire;

    public List<string> Names { get; } = new();

    public HttpClient CreateClient(string name)
    {
        Names.Add(name);
        return new HttpClient(_wire.CreateHandler(), disposeHandler: false);
    }
}
