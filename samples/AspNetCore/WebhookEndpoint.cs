using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.UnitPay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AspNetCore;

/// <summary>Takes UnitPay's webhooks at <c>POST /webhooks/unitpay</c>.</summary>
public static class WebhookEndpoint
{
    /// <summary>Far above any delivery. Without a limit, somebody without the secret could fill the memory.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>Adds the endpoint.</summary>
    /// <param name="app">The application.</param>
    /// <param name="handle">Acts on an event; null prints it.</param>
    public static void MapUnitPayWebhooks(this WebApplication app, Func<UnitPayEvent, CancellationToken, Task>? handle)
    {
        // One for all requests: the guard remembers from one to the next. The old secret is set only while it is being replaced.
        var webhooks = new WebhookOptions(app.Configuration["UNITPAY_WEBHOOK_SECRET"], app.Configuration["UNITPAY_WEBHOOK_OLD_SECRET"])
        {
            ReplayGuard = new MemoryWebhookReplayGuard(),
        };
        handle ??= PrintAsync;
        app.MapPost("/webhooks/unitpay", (HttpRequest request, CancellationToken cancellationToken) => ReceiveAsync(request, webhooks, handle, app.Logger, cancellationToken))
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
    }

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request,
        WebhookOptions webhooks,
        Func<UnitPayEvent, CancellationToken, Task> handle,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        // The bytes as they arrived. What a framework binds to an object or reads as text is no longer what was signed.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);

        UnitPayEvent received;
        try
        {
            received = UnitPayWebhooks.Verify(body.GetBuffer().AsSpan(0, (int)body.Length), name => request.Headers[name], webhooks);
        }
        catch (WebhookVerificationException refusal)
        {
            // The message is for the log, not for whoever sent this. The vendor tries again later.
            logger.LogWarning("Refused a webhook: {Reason}. {Message}", refusal.Reason, refusal.Message);
            return Results.BadRequest();
        }

        try
        {
            await handle(received, cancellationToken);
        }
        catch
        {
            // The vendor's next attempt has the same id, and must not be taken for a replay of this one.
            webhooks.ReplayGuard?.Forget(received.Id);
            throw;
        }

        return Results.NoContent();
    }

    /// <summary>A real one stores the id with what it changes, in one transaction, and does nothing at an id that is there: attempts may come hours apart.</summary>
    private static Task PrintAsync(UnitPayEvent received, CancellationToken cancellationToken)
    {
        Console.WriteLine(received);
        return Task.CompletedTask;
    }
}
