using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Json;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Errors;

public sealed class ResponseValidationTests
{
    [TestCase("", "", "JSON", "an empty body")]
    [TestCase("null", "", "a value", "null")]
    [TestCase("[]", "", "an object", null)]
    [TestCase("\"CANARY\"", "", "an object", null)]
    [TestCase("<html>CANARY</html>", "", "valid JSON", null)]
    [TestCase("{\"id\":\"CANARY", "id", "valid JSON", null)]
    [TestCase("{\"id\":\"CANARY\",\"price\":", "price", "a JSON value", null)]
    [TestCase("{\"id\":\"a\",\"price\":\"CANARY\"}", "price", null, null)]
    [TestCase("{\"id\":\"a\",\"price\":{}}", "price", null, null)]
    [TestCase("{\"id\":\"a\"} CANARY", "", null, null)]
    public void A_success_that_cannot_be_read_was_applied_and_says_where_and_what(string body, string path, string? expected, string? found)
    {
        var client = new TestClient();
        client.Server.Answers(201, body, ("X-Request-Id", "req_1"));

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.StatusCode, error.RequestId, error.Headers["x-request-id"], error.RawBody), Is.EqualTo((201, "req_1", "req_1", body)));
        Assert.That((error.Effect, error.Attempts, error.StopReason, client.Server.Attempts), Is.EqualTo((Effect.Applied, 1, StopReason.NotRetryable, 1)));
        Assert.That(error.Path, Is.EqualTo(path));
        Assert.That(error.Expected, expected is null ? Is.Not.Empty : Is.EqualTo(expected));
        Assert.That(error.Found, found is null ? Is.Not.Empty : Is.EqualTo(found));
        Assert.That(error.IdempotencyKey, Is.EqualTo(client.Server.Last["Idempotency-Key"]));
        Assert.That(error.ToString(), Does.Not.Contain("CANARY"));
        Assert.That(error.Message, Does.Contain("Widgets_Create").And.Contain("201"));
    }

    [TestCase("john@example.com", "rates['john@example.com']")]
    [TestCase("jane@localhost", "rates.jane@localhost")]
    [TestCase("Jane's [1] \\\\ key", "rates['Jane\\'s [1] \\\\ key']")]
    [TestCase("+49 151 1234", "rates['+49 151 1234']")]
    public void The_key_of_a_map_is_in_the_path_but_in_no_message(string key, string path)
    {
        var client = new TestClient();
        client.Server.Answers(200, $"{{\"id\":\"a\",\"rates\":{{\"a\":1,\"{key}\":true}}}}");

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.Http.SendAsync(new ApiRequest(Operations.Get).Route("id", "wid_1"), Plan.Read, null, CancellationToken.None))!;

        Assert.That((error.Path, ((JsonReadException)error.InnerException!).Path), Is.EqualTo((path, path)));
        Assert.That(error.Message, Does.Contain("but rates[…] cannot be read"));
        Assert.That(error.InnerException.Message, Does.Contain("at 'rates[…]'"));
        Assert.That(error.ToString(), Does.Not.Contain(key).And.Not.Contain("jane").IgnoreCase.And.Not.Contain("151"));
    }

    [Test]
    public void A_truncated_success_keeps_what_arrived()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Server.Then(client.Server.BreakInBody(201, "{\"id\":\"wid", ("X-Request-Id", "req_1")));

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.StatusCode, error.RequestId, error.RawBody, error.Effect, error.StopReason), Is.EqualTo((201, "req_1", "{\"id\":\"wid", Effect.Applied, StopReason.RetriesOff)));
        Assert.That((error.Path, error.Expected, error.Found), Is.EqualTo(("", "a whole body", "a broken one")));
    }

    [Test]
    public void A_body_above_the_limit_is_refused_and_not_asked_for_again()
    {
        var client = new TestClient(options => options.MaxResponseBytes = 100);
        client.Always(client.Server.Answer(200, "\"" + new string('x', 99) + "\""));

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Create))!;

        Assert.That((error.Found, error.Attempts, error.StopReason), Is.EqualTo(("one above the size limit", 1, StopReason.NotRetryable)));
    }

    [Test]
    public void A_body_that_announces_too_much_is_not_read()
    {
        var isRead = false;
        var client = new TestClient(options => options.MaxResponseBytes = 100);
        client.Always((_, _) =>
        {
            var content = new StreamContent(new FaultyStream([], _ => Task.FromResult(isRead = true)));
            content.Headers.ContentLength = 101;
            return Task.FromResult(new HttpResponseMessage { Content = content });
        });

        var error = Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.Found, isRead), Is.EqualTo(("one above the size limit", false)));
    }

    [Test]
    public void A_body_above_the_limit_is_refused_where_its_length_was_not_announced()
    {
        var client = new TestClient(options => options.MaxResponseBytes = 100);
        client.Always(client.Server.StallInBody(200, new string('x', 101), () => Assert.Fail("must not read on")));

        Assert.That(Assert.ThrowsAsync<ResponseValidationException>(() => client.SendAsync(Operations.Create))!.Found, Is.EqualTo("one above the size limit"));
    }

    [Test]
    public void A_body_as_long_as_the_limit_is_read()
    {
        var client = new TestClient(options => options.MaxResponseBytes = Widget.Json.Length);
        client.Server.Answers(200, Widget.Json);

        Assert.That(async () => (await client.SendAsync(Operations.Create)).Id, Is.EqualTo("wid_1"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_limit_that_is_none_is_refused(int limit) =>
        Assert.That(Assert.Throws<ArgumentOutOfRangeException>(() => _ = new TestClient(options => options.MaxResponseBytes = limit))!.ParamName, Is.EqualTo("MaxResponseBytes"));

    [Test]
    public void A_large_body_is_read_whole()
    {
        var client = new TestClient();
        client.Server.Answers(200, "{\"filler\":\"" + new string('x', 3_000_000) + "\",\"id\":\"last\"}");

        Assert.That(async () => (await client.SendAsync(Operations.Get)).Id, Is.EqualTo("last"));
    }

    [Test]
    public void A_body_where_none_is_expected_is_ignored()
    {
        var client = new TestClient();
        client.Server.Answers(200, "<html>");

        Assert.That(() => client.DeleteAsync(), Throws.Nothing);
    }

    [Test]
    public void A_missing_member_of_a_model_belongs_to_no_answer()
    {
        var error = (ResponseValidationException)JsonIo.Missing("Widget", "price");

        Assert.That((error.Path, error.StatusCode, error.RawBody, error.Headers.Count, error.Effect), Is.EqualTo(("Widget.price", (int?)null, string.Empty, 0, Effect.Applied)));
    }

    [Test]
    public void A_raw_answer_that_is_no_JSON_is_refused()
    {
        var client = new TestClient();
        client.Server.Answers(200, "<html>");

        Assert.ThrowsAsync<ResponseValidationException>(() => client.Http.SendAsync(System.Net.Http.HttpMethod.Get, "/x", null, null, CancellationToken.None));
    }
}
