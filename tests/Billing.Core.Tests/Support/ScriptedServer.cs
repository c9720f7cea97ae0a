using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Core.Tests.Support;

/// <summary>Answers each attempt as scripted, and reads what it is sent, as a transport would.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Step> _steps = new();
    private Step? _last;

    public delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>The requests that were read.</summary>
    public List<SentRequest> Sent { get; } = new();

    /// <summary>The attempts, also those that broke before anything was read.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether an attempt that stalled was not ended.</summary>
    public bool HasHung { get; private set; }

    public SentRequest Last => Sent[^1];

    public ScriptedServer Then(Step step)
    {
        _steps.Enqueue(step);
        return this;
    }

    /// <summary>What happens when the script is at its end.</summary>
    public void Always(Step step) => _last = step;

    public ScriptedServer Answers(int status, string body = "", params (string Name, string Value)[] headers) => Then(Answer(status, body, headers));

    public Step Answer(int status, string body = "", params (string Name, string Value)[] headers) => async (request, _) =>
    {
        await ReadAsync(request);
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(body.StartsWith('<') ? "text/html" : "application/json");
        return Response(request, status, content, headers);
    };

    /// <summary>The connection cannot be made: no byte leaves.</summary>
    public static Step BreakBeforeSending() => (_, _) => throw new HttpRequestException("Connection refused");

    /// <summary>The request is read, then the connection breaks.</summary>
    public Step BreakAfterSending() => async (request, _) =>
    {
        await ReadAsync(request);
        throw new HttpRequestException("Connection reset", new IOException("reset"));
    };

    /// <summary>The request is read, and no answer comes; meanwhile something happens that ends the attempt.</summary>
    public Step Stall(Action meanwhile) => async (request, cancellationToken) =>
    {
        await ReadAsync(request);
        return await NeverAsync(meanwhile, cancellationToken);
    };

    /// <summary>Nothing is read and no answer comes.</summary>
    public Step StallBeforeSending(Action meanwhile) => (_, cancellationToken) => NeverAsync(meanwhile, cancellationToken);

    /// <summary>The headers and a part of the body arrive, then the connection breaks.</summary>
    public Step BreakInBody(int status, string part, params (string Name, string Value)[] headers) => Body(status, part, _ => throw new IOException("reset"), headers);

    /// <summary>The headers and a part of the body arrive, then nothing more.</summary>
    public Step StallInBody(int status, string part, Action meanwhile) => Body(status, part, cancellationToken => NeverAsync(meanwhile, cancellationToken));

    /// <summary>The body is shorter than its announced length.</summary>
    public Step CutBody(int status, string part) => async (request, _) =>
    {
        await ReadAsync(request);
        var content = new StreamContent(new FaultyStream(Encoding.UTF8.GetBytes(part), _ => Task.CompletedTask));
        content.Headers.ContentLength = part.Length + 10;
        return Response(request, status, content);
    };

    /// <summary>The answer says that it comes from another address.</summary>
    public Step AnswerFrom(string url, int status, string body) => async (request, _) =>
    {
        await ReadAsync(request);
        request.RequestUri = new Uri(url);
        return Response(request, status, new StringContent(body));
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Attempts++;
        var step = _steps.Count > 0 ? _steps.Dequeue() : _last ?? throw new InvalidOperationException($"Attempt {Attempts} was not expected.");
        return step(request, cancellationToken);
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, int status, HttpContent content, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private async Task<HttpResponseMessage> NeverAsync(Action meanwhile, CancellationToken cancellationToken)
    {
        meanwhile();

        // Only an attempt that nobody ends waits here.
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        HasHung = true;
        throw new InvalidOperationException("Nobody ended the stalled attempt.");
    }

    private Step Body(int status, string part, Func<CancellationToken, Task> end, params (string Name, string Value)[] headers) => async (request, _) =>
    {
        await ReadAsync(request);
        return Response(request, status, new StreamContent(new FaultyStream(Encoding.UTF8.GetBytes(part), end)), headers);
    };

    private async Task ReadAsync(HttpRequestMessage request) => Sent.Add(await SentRequest.ReadAsync(request));
}
