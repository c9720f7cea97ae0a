using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using RichardSzalay.MockHttp;

namespace Billing.Testing;

/// <summary>A server of MockHttp that answers as scripted, one answer per attempt, and keeps what it was sent.</summary>
public sealed class Wire : IDisposable
{
    private readonly MockHttpMessageHandler _server = new();
    private readonly Recorder _recorder;

    /// <summary>Makes a server that expects no request yet.</summary>
    public Wire()
    {
        _server.Fallback.Throw(new InvalidOperationException("This attempt was not expected."));
        _recorder = new Recorder(_server, Sent);
        Client = new HttpClient(_recorder) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What arrived, in order.</summary>
    public List<SentRequest> Sent { get; } = new();

    /// <summary>The last request.</summary>
    public SentRequest Last => Sent[^1];

    /// <summary>A client whose requests end here.</summary>
    public HttpClient Client { get; }

    /// <summary>A handler whose requests end here, to put below those of a factory.</summary>
    /// <returns>A new handler.</returns>
    public HttpMessageHandler CreateHandler() => new Recorder(_server, Sent);

    /// <summary>Answers the next attempt.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Headers of the answer.</param>
    /// <returns>This server.</returns>
    public Wire Answers(int status, string body = "", params (string Name, string Value)[] headers)
    {
        _server.Expect("*").Respond(() => Task.FromResult(Response(status, body, headers)));
        return this;
    }

    /// <summary>Answers every attempt that nothing else was scripted for.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Headers of the answer.</param>
    /// <returns>This server.</returns>
    public Wire AlwaysAnswers(int status, string body = "", params (string Name, string Value)[] headers)
    {
        _server.When("*").Respond(() => Task.FromResult(Response(status, body, headers)));
        return this;
    }

    /// <summary>Takes no connection for the first attempt: no byte of it leaves.</summary>
    /// <returns>This server.</returns>
    public Wire Refuses()
    {
        _recorder.Refusals++;
        return this;
    }

    /// <summary>Reads the next attempt and breaks the connection: nobody knows whether the server acted.</summary>
    /// <returns>This server.</returns>
    public Wire Breaks()
    {
        _server.Expect("*").Throw(new HttpRequestException("Connection reset", new IOException("reset")));
        return this;
    }

    /// <summary>Reads the next attempt and never answers: the limits on a clock pass.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>This server.</returns>
    public Wire Stalls(SkippingTime time) => Interrupts(time.PassLimits);

    /// <summary>Reads the next attempt and does not answer before something happens that ends it.</summary>
    /// <param name="happens">What happens.</param>
    /// <returns>This server.</returns>
    public Wire Interrupts(Action happens)
    {
        _server.Expect("*").Respond(() =>
        {
            happens();
            return Task.FromException<HttpResponseMessage>(new OperationCanceledException());
        });
        return this;
    }

    /// <summary>Answers the next attempt as a handler does that followed a redirect.</summary>
    /// <param name="final">Where the answer comes from.</param>
    /// <returns>This server.</returns>
    public Wire AnswersFrom(Uri final)
    {
        _server.Expect("*").Respond(request =>
        {
            request.RequestUri = final;
            return Task.FromResult(Response(200, "{}", []));
        });
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _server.Dispose();
    }

    private static HttpResponseMessage Response(int status, string body, (string Name, string Value)[] headers)
    {
        var content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "text/html" : "application/json");
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private sealed class Recorder : DelegatingHandler
    {
        private readonly List<SentRequest> _sent;

        public Recorder(HttpMessageHandler server, List<SentRequest> sent)
            : base(server) => _sent = sent;

        public int Refusals { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Refusals-- > 0)
            {
                throw new HttpRequestException("Connection refused");
            }

            _sent.Add(await SentRequest.ReadAsync(request));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
