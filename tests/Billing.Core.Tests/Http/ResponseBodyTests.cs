using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Newtonsoft.Json;

namespace Billing.Core.Tests.Http;

/// <summary>How bodies are framed, packed and limited.</summary>
public sealed class ResponseBodyTests
{
    private const string Html = "<html>502</html>";
    private const int LongBody = 2 * 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("X-GZip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task A_packed_body_is_unpacked_where_no_handler_did_it(string encoding)
    {
        var client = Answering(200, Pack(encoding, Encoding.UTF8.GetBytes(Widget.Json)), encoding);

        Assert.That((await client.SendAsync(Operations.Get)).Price, Is.EqualTo(10.50m));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    [TestCase("rot13")]
    public void What_is_only_called_packed_is_shown_as_it_came(string encoding)
    {
        var client = Answering(502, Encoding.UTF8.GetBytes(Html), encoding);

        var error = Assert.ThrowsAsync<TestVendorException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.StatusCode, error.Body), Is.EqualTo((502, Html)));
    }

    [Test]
    public void What_was_unpacked_before_the_damage_is_shown()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000)));
        var packed = Pack("gzip", body);
        packed.AsSpan(packed.Length - 200, 100).Fill(0xFF);
        var client = Answering(200, packed, "gzip");

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.StatusCode, error.Effect), Is.EqualTo((200, Effect.Applied)));
        Assert.That(error.RawBody, Does.StartWith("0123456789101112"));
    }

    [TestCase(1000, true)]
    [TestCase(999, false)]
    public async Task The_limit_holds_for_the_unpacked_body(int limit, bool fits)
    {
        var body = Encoding.UTF8.GetBytes(Widget.Json.PadRight(1000));
        var client = Answering(200, Pack("gzip", body), "gzip", options => options.MaxResponseBytes = limit);

        var error = await EndAsync(() => client.SendAsync(Operations.Get));

        Assert.That((error as ResponseValidationException)?.Found, fits ? Is.Null : Does.Contain("limit"));
        Assert.That(error is null, Is.EqualTo(fits));
    }

    [Test]
    public void A_handler_that_cannot_unpack_a_body_is_no_failure_of_the_application()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Server.Then((request, _) => Task.FromResult(new HttpResponseMessage
        {
            // As BrotliStream says it.
            Content = new StreamContent(new FaultyStream("{"u8.ToArray(), _ => throw new InvalidOperationException("Decoder ran into invalid data."))),
            RequestMessage = request,
        }));

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.StatusCode, error.RawBody), Is.EqualTo((200, "{")));
    }

    [Test]
    public async Task Chunks_have_their_own_end_whatever_length_was_announced()
    {
        var client = new TestClient();
        client.Server.Then((request, _) =>
        {
            var response = new HttpResponseMessage { Content = new StreamContent(new FaultyStream(Encoding.UTF8.GetBytes(Widget.Json), _ => Task.CompletedTask)), RequestMessage = request };
            response.Content.Headers.ContentLength = 999;
            response.Headers.TransferEncodingChunked = true;
            return Task.FromResult(response);
        });

        Assert.That((await client.SendAsync(Operations.Get)).Price, Is.EqualTo(10.50m));
    }

    [Test]
    public void A_long_body_is_read_under_the_limit_of_the_call()
    {
        var client = Answering(200, Encoding.UTF8.GetBytes(Widget.Json.PadRight(LongBody)), null);

        var error = Assert.ThrowsAsync<RequestTimeoutException>(() => client.Http.SendAsync(TestClient.Request(Operations.Get), ReadFor(client, client.Options.Timeout + TimeSpan.FromSeconds(1)), null, CancellationToken.None))!;

        Assert.That((error.Limit, error.LastStatus, error.StopReason, error.Effect), Is.EqualTo((TimeoutLimit.Call, 200, StopReason.TimeSpent, Effect.Applied)));
    }

    [Test]
    public void Reading_a_long_body_ends_with_the_callers_cancellation()
    {
        using var caller = new CancellationTokenSource();
        var client = Answering(200, Encoding.UTF8.GetBytes(Widget.Json.PadRight(LongBody)), null);

        var error = Assert.ThrowsAsync<CallCanceledException>(() => client.Http.SendAsync(
            TestClient.Request(Operations.Get),
            reader =>
            {
                caller.Cancel();
                return ReadAll(reader);
            },
            null,
            caller.Token))!;

        Assert.That((error.CancellationToken, error.Effect), Is.EqualTo((caller.Token, Effect.Applied)));
    }

    private static Func<JsonReader, object?> ReadFor(TestClient client, TimeSpan time) => reader =>
    {
        client.Time.Advance(time);
        return ReadAll(reader);
    };

    private static object ReadAll(JsonReader reader)
    {
        while (reader.Read())
        {
        }

        return reader;
    }

    private static async Task<Exception?> EndAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (BillingException error)
        {
            return error;
        }
    }

    private static TestClient Answering(int status, byte[] body, string? encoding, Action<TestOptions>? configure = null)
    {
        var client = new TestClient(options =>
        {
            options.Retry = RetryOptions.None;
            configure?.Invoke(options);
        });
        client.Server.Then((request, _) =>
        {
            var response = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(body), RequestMessage = request };
            if (encoding is not null)
            {
                response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            }

            return Task.FromResult(response);
        });
        return client;
    }

    private static byte[] Pack(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new GZipStream(packed, CompressionLevel.Optimal),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
