using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Benchmarks.Clients;

/// <summary>A server in memory: reads the request's body as a socket would, and gives its answers by turns.</summary>
internal sealed class AnswerHandler(JsonNode[] answers) : HttpMessageHandler
{
    private readonly byte[][] _answers = [.. answers.Select(Samples.Utf8)];
    private int _turn = -1;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return Task.FromResult(Answer(request));
        }

        // A body that is ready is copied at once, so that the whole call stays on one thread and its bytes can be counted exactly.
        var copying = request.Content.CopyToAsync(System.IO.Stream.Null, cancellationToken);
        return copying.IsCompletedSuccessfully ? Task.FromResult(Answer(request)) : AnswerAfterAsync(copying, request);
    }

    private async Task<HttpResponseMessage> AnswerAfterAsync(Task copying, HttpRequestMessage request)
    {
        await copying;
        return Answer(request);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        _turn = (_turn + 1) % _answers.Length;
        var content = new ByteArrayContent(_answers[_turn]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        response.Headers.TryAddWithoutValidation("x-request-id", "req_0123456789abcdef");
        return response;
    }
}
