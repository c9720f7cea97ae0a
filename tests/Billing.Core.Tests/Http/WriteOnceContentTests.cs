using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class WriteOnceContentTests
{
    [TestCase("{}")]
    [TestCase("")]
    public async Task A_second_write_fails(string text)
    {
        var content = new WriteOnceContent(Encoding.UTF8.GetBytes(text), text.Length, isJson: true);
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        await content.CopyToAsync(first);
        Assert.CatchAsync(() => content.CopyToAsync(second));

        Assert.That((Encoding.UTF8.GetString(first.ToArray()), second.Length), Is.EqualTo((text, 0L)));
    }

    [Test]
    public async Task Says_whether_bytes_may_have_left()
    {
        var content = new WriteOnceContent(new byte[] { 1, 2, 3, 4 }, 3, isJson: false);
        Assert.That((content.WasStarted, content.WasCompleted, content.Headers.ContentLength), Is.EqualTo((false, false, 3L)));

        await content.CopyToAsync(Stream.Null);

        Assert.That((content.WasStarted, content.WasCompleted, content.Headers.ContentType), Is.EqualTo((true, true, (object?)null)));
    }

    [Test]
    public void A_write_that_was_interrupted_is_not_completed()
    {
        var content = new WriteOnceContent(new byte[3], 3, isJson: true);

        Assert.CatchAsync(() => content.CopyToAsync(new MemoryStream(new byte[1])));

        Assert.That((content.WasStarted, content.WasCompleted), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_handler_may_read_it_as_a_stream_and_it_is_still_written_once()
    {
        var content = new WriteOnceContent(Encoding.UTF8.GetBytes("{}--"), 2, isJson: true);
        using var sent = new MemoryStream();

        using var reader = new StreamReader(await content.ReadAsStreamAsync());
        Assert.That((await reader.ReadToEndAsync(), content.WasStarted), Is.EqualTo(("{}", true)), "what was read may have been sent");
        await content.CopyToAsync(sent);

        Assert.CatchAsync<SecondSendException>(() => content.CopyToAsync(Stream.Null));
        Assert.That(sent.ToArray(), Is.EqualTo("{}"u8.ToArray()));
    }

    [Test]
    public async Task What_was_sent_or_sealed_is_neither_read_nor_written()
    {
        var sent = new WriteOnceContent(new byte[1], 1, isJson: true);
        await sent.CopyToAsync(Stream.Null);
        var left = new WriteOnceContent(new byte[1], 1, isJson: true);
        left.Seal();
        var read = new WriteOnceContent(new byte[1], 1, isJson: true);
        await read.ReadAsStreamAsync();
        read.Seal();

        Assert.CatchAsync<SecondSendException>(() => sent.ReadAsStreamAsync());
        Assert.CatchAsync<SecondSendException>(() => left.ReadAsStreamAsync());
        Assert.CatchAsync<SecondSendException>(() => read.CopyToAsync(Stream.Null));
        Assert.That((sent.WasStarted, left.WasStarted, read.WasStarted), Is.EqualTo((true, false, true)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_redirect_that_would_carry_the_body_on_is_told_and_not_repeated(bool wrapped)
    {
        var client = new TestClient();
        client.Always(async (request, _) =>
        {
            await SentRequest.ReadAsync(request);
            request.RequestUri = new Uri("https://elsewhere.example");
            try
            {
                await SentRequest.ReadAsync(request);
            }
            catch (Exception error) when (wrapped)
            {
                // As SocketsHttpHandler does.
                throw new HttpRequestException("Sending failed.", error);
            }

            return new HttpResponseMessage();
        });

        var error = Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Charge))!;

        Assert.That((error.Attempts, error.Effect, error.StopReason), Is.EqualTo((1, Effect.Unknown, StopReason.NotRetryable)));
        Assert.That(error.Message, Does.Contain("AllowAutoRedirect"));
    }

    [Test]
    public void A_buffer_that_an_interrupted_transport_may_still_read_is_not_lent_again()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        var writing = new StuckStream();
        client.Always((request, token) =>
        {
            _ = request.Content!.CopyToAsync(writing, CancellationToken.None);
            client.Time.Advance(30);
            token.ThrowIfCancellationRequested();
            return Task.FromResult(new HttpResponseMessage());
        });
        Assert.ThrowsAsync<RequestTimeoutException>(() => client.SendAsync(Operations.Charge));
        var before = writing.Written.ToArray();
        MemoryMarshal.TryGetArray(writing.Written, out var lent);

        for (var i = 0; i < 64; i++)
        {
            // Kept on purpose: the pool then lends every array that it has.
            ArrayPool<byte>.Shared.Rent(lent.Array!.Length).AsSpan().Fill((byte)'x');
        }

        Assert.That(before, Is.Not.Empty);
        Assert.That(writing.Written.ToArray(), Is.EqualTo(before));
    }

    [TestCase(nameof(Operations.Charge))]
    [TestCase(nameof(Operations.Delete))]
    public void A_retry_handler_of_the_application_cannot_send_twice(string operation)
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        var resent = false;
        client.Server.Then(async (request, _) =>
        {
            await SentRequest.ReadAsync(request);
            await SentRequest.ReadAsync(request);
            resent = true;
            return new HttpResponseMessage();
        });

        var error = Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(Operations.Named(operation)))!;

        Assert.That((resent, error.Effect), Is.EqualTo((false, Effect.Unknown)));
    }

    [Test]
    public async Task Every_request_but_a_GET_has_content()
    {
        var client = new TestClient();
        client.Always(client.Server.Answer(200, Widget.Json));

        await client.SendAsync(Operations.Get);
        await client.DeleteAsync();
        await client.SendAsync(Operations.Create, new NoteRequest());

        Assert.That(client.Server.Sent.ConvertAll(sent => (sent.Method, sent.Body, sent.ContentType)), Is.EqualTo(new[]
        {
            ("GET", null, null), ("DELETE", string.Empty, null), ("POST", "{\"text\":\"hello\"}", "application/json"),
        }));
    }

    /// <summary>A connection that takes a body and is not done with it.</summary>
    private sealed class StuckStream : MemoryStream
    {
        public ReadOnlyMemory<byte> Written { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written = buffer;
            return new ValueTask(new TaskCompletionSource().Task);
        }
    }
}
