using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Billing;
using Billing.UnitPay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetCore;

/// <summary>A shop that sells pictures for credits: UnitPay keeps the credits, and tells by webhook what happens to them.</summary>
public static class ShopApp
{
    /// <summary>Makes the application.</summary>
    /// <param name="args">Configuration, such as <c>--urls http://127.0.0.1:5000</c>.</param>
    /// <param name="server">What stands in for UnitPay; null for nothing.</param>
    /// <param name="handle">Acts on a webhook; null prints it.</param>
    /// <returns>The application, not yet started.</returns>
    public static WebApplication Create(string[] args, Func<HttpMessageHandler>? server = null, Func<UnitPayEvent, CancellationToken, Task>? handle = null)
    {
        var builder = WebApplication.CreateBuilder(args);

        // "UnitPay": { "ApiKey": "upay_sk_…", "Timeout": "00:00:20" } in the settings. A wrong or missing one stops the start.
        var unitpay = builder.Services.AddUnitPay(builder.Configuration.GetSection("UnitPay"));
        if (server is not null)
        {
            unitpay.ConfigurePrimaryHttpMessageHandler(server);
        }

        var app = builder.Build();
        app.MapPost("/customers/{customer}/pictures/{order}", PaintAsync);
        app.MapUnitPayWebhooks(handle);
        return app;
    }

    private static async Task<IResult> PaintAsync(string customer, string order, UnitPayClient unitpay, HttpResponse response, CancellationToken cancellationToken)
    {
        try
        {
            var check = await unitpay.CheckAsync(new CheckRequest { CustomerId = customer, FeatureSlug = "picture" }, cancellationToken: cancellationToken);
            if (!check.Access)
            {
                return Results.StatusCode(StatusCodes.Status402PaymentRequired);
            }

            // The order is the key: a browser that asks again pays once.
            await unitpay.TrackAsync(
                new TrackEvent { CustomerId = customer, EventName = "picture", Quantity = 1 },
                new RequestOptions { IdempotencyKey = "picture-" + order },
                cancellationToken);
            return Results.Text("a picture");
        }
        catch (ApiException error) when (error.Kind == ApiErrorKind.NotFound)
        {
            return Results.NotFound();
        }
        catch (BillingException error)
        {
            // UnitPay is away, or asks for a pause. The same order may come again.
            var wait = (error as ApiException)?.RetryAfter ?? TimeSpan.FromSeconds(5);
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
