using System.IO;
using System.Net.Http;
using System.Text;
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
}
