using System;
using System.Collections.Generic;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Errors;

public sealed class CurlTests
{
    [Test]
    public void Shows_the_request_with_every_private_value_masked()
    {
        var client = new TestClient();
        client.Server.Answers(400);
        var request = new WidgetRequest { Name = "Jane O'Neill", Email = "jane@example.com", Data = 7 };

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Bill, request, new RequestOptions { IdempotencyKey = "order-17", Headers = new() { ["X-Secret"] = "CANARY" } }))!;

        Assert.That(error.ToCurl(), Is.EqualTo(
            "curl -X POST 'https://api.acme.example/v1/widgets/bill' -H 'Authorization: Bearer ***' -H 'Idempotency-Key: order-17' -H 'Content-Type: application/json' -d '{\"name\":\"***\",\"email\":\"***\",\"data\":7}'"));
    }

    [Test]
    public void Shows_no_text_of_free_form_data()
    {
        var client = new TestClient();
        client.Server.Answers(400);
        var data = new Dictionary<string, object?> { ["id"] = "CANARY", ["pin"] = 1234, ["seats"] = 3, ["nested"] = new Dictionary<string, object?> { ["code"] = "CANARY" } };

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Bill, new WidgetRequest { Data = data }))!;

        Assert.That(error.ToCurl(), Does.EndWith("\"data\":{\"id\":\"***\",\"pin\":\"***\",\"seats\":3,\"nested\":{\"code\":\"***\"}}}'"));
    }

    [Test]
    public void Shows_a_read_without_a_body()
    {
        var client = new TestClient();
        client.Server.Answers(404);

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.ToCurl(), Is.EqualTo("curl -X GET 'https://api.acme.example/v1/widgets/wid_1' -H 'Authorization: Bearer ***'"));
    }

    [Test]
    public void A_key_that_looks_private_is_masked()
    {
        var client = new TestClient();
        client.Server.Answers(400);

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Create, new RequestOptions { IdempotencyKey = "jane@example.com" }))!;

        Assert.That(error.ToCurl(), Does.Not.Contain("jane").And.Contain("Idempotency-Key: ***"));
    }

    [Test]
    public void Can_be_asked_for_after_the_call_though_its_buffers_were_given_back()
    {
        var client = new TestClient(options => options.Retry = RetryOptions.None);
        client.Always(client.Server.BreakAfterSending());
        var error = Assert.ThrowsAsync<ConnectionException>(() => client.SendAsync(Operations.Create))!;
        GC.Collect();

        Assert.That(error.ToCurl(), Does.Contain("\"name\":\"***\""));
    }

    [Test]
    public void Nothing_is_shown_where_no_request_was_made()
    {
        var client = new TestClient(options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = _ => throw new InvalidTimeZoneException();
        });

        Assert.That(Assert.ThrowsAsync<UnexpectedClientException>(() => client.SendAsync(Operations.Create))!.ToCurl(), Is.Empty);
    }
}
