using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Tests;

/// <summary>Writes down what a server would act on.</summary>
internal sealed class RecordingHandler(JsonNode answer) : HttpMessageHandler
{
    public string Sent { get; private set; } = string.Empty;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : CanonicalJson.Of(JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken)))!.ToJsonString();
        var isKeyed = request.Headers.Contains("Idempotency-Key");
        Sent = $"{request.Method} {request.RequestUri} {request.Headers.Authorization} {(request.Headers.TryGetValues("x-api-key", out var keys) ? string.Join(',', keys) : string.Empty)} {request.Headers.Accept.Single().MediaType} key {isKeyed} {request.Content?.Headers.ContentType?.MediaType} {body}";
        return new HttpResponseMessage { Content = new StringContent(answer.ToJsonString()) };
    }
}
