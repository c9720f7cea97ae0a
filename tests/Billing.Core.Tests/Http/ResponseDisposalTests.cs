using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Http;

/// <summary>An answer that is not disposed keeps its connection.</summary>
public sealed class ResponseDisposalTests
{
    private readonly List<TrackedContent> _answers = new();

    [SetUp]
    public void Forget() => _answers.Clear();

    [Test]
    public async Task Every_answer_is_given_back_also_those_of_attempts_that_failed()
    {
        var client = new TestClient();
        client.Server.Then(Answer(503)).Then(Answer(503)).Then(Answer(200));

        await client.SendAsync(Operations.Get);

        Assert.That(_answers.ConvertAll(answer => answer.IsDisposed), Is.EqualTo(new[] { true, true, true }));
    }

    [TestCase("hook")]
    [TestCase("too large")]
    [TestCase("redirected")]
    [TestCase("refused")]
    public void Every_answer_is_given_back_however_the_call_ends(string end)
    {
        var client = new TestClient(options =>
        {
            options.MaxResponseBytes = end == "too large" ? 1 : 1000;
            options.Retry = RetryOptions.None;
            options.Hooks.Add(new FailingHook(after: () => _ = end == "hook" ? throw new InvalidTimeZoneException() : 0));
        });
        client.Server.Then(Answer(end == "refused" ? 400 : 200, end == "redirected" ? "https://evil.example" : null));

        Assert.CatchAsync<BillingException>(() => client.SendAsync(Operations.Get));

        Assert.That(_answers.ConvertAll(answer => answer.IsDisposed), Is.EqualTo(new[] { true }));
    }

    private ScriptedServer.Step Answer(int status, string? from = null) => (request, _) =>
    {
        var content = new TrackedContent();
        _answers.Add(content);
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = content,
            RequestMessage = from is null ? request : new HttpRequestMessage(HttpMethod.Get, from),
        });
    };

    private sealed class TrackedContent : HttpContent
    {
        public bool IsDisposed { get; private set; }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream("{}"u8.ToArray()));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException("The SDK reads the body itself.");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
