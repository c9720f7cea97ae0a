using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Subscriptions as the vendor's SDK asks for them. Money is not taken: every subscription is active at once.</summary>
internal sealed class BillingOSSubscriptions
{
    private readonly BillingOSEmulator _emulator;

    internal BillingOSSubscriptions(BillingOSEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/subscriptions", Create);
        routes.Get("/subscriptions/{subscriptionId}", Get);
        routes.Patch("/subscriptions/{subscriptionId}", Update);
        routes.Post("/subscriptions/{subscriptionId}/cancel", Cancel);
        routes.Post("/subscriptions/{subscriptionId}/reactivate", Reactivate);
    }

    internal static void End(JsonObject subscription, DateTimeOffset now)
    {
        if (subscription.Text("status") == "canceled")
            return;
        subscription["status"] = "canceled";
        subscription["canceled_at"] = Wire.Time(now);
        subscription["ended_at"] = Wire.Time(now);
        subscription["updated_at"] = Wire.Time(now);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        new RequestRules(body)
            .Only("customer_id", "price_id", "metadata", "product_id", "payment_method_id")
            .RequiredText("customer_id")
            .RequiredText("price_id")
            .Check();
        BillingOSCustomer customer = _emulator.CustomerById(body.Text("customer_id")!);
        BillingOSPrice price = PriceOf(body.Text("price_id")!);
        DateTimeOffset now = _emulator.Now;
        var row = new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.NextUuid(),
            ["organization_id"] = BillingOSEmulator.OrganizationId,
            ["customer_id"] = customer.Id,
            ["status"] = "active",
            ["current_period_start"] = Wire.Time(now),
            ["current_period_end"] = Wire.Time(now.AddMonths(1)),
            ["trial_start"] = null,
            ["trial_end"] = null,
            ["cancel_at_period_end"] = false,
            ["canceled_at"] = null,
            ["ended_at"] = null,
            ["stripe_subscription_id"] = null,
            ["payment_intent_id"] = null,
            ["metadata"] = body.Object("metadata"),
            ["version"] = 1,
            ["created_at"] = Wire.Time(now),
            ["updated_at"] = Wire.Time(now),
        };
        Put(price, row);
        _emulator.Subscriptions.Add(row);
        foreach (BillingOSFeature feature in price.Features)
            customer.Add(feature, row, price.ProductName);
        var answer = new JsonObject(row, StringComparer.Ordinal)
        {
            ["granted_features"] = GrantsOf(row).Select(grant => (object?)new JsonObject
            {
                ["id"] = grant.Id,
                ["feature_id"] = grant.FeatureId,
                ["name"] = grant.Feature.Key,
                ["title"] = grant.Feature.Key,
                ["type"] = grant.Feature.Type,
                ["granted_at"] = Wire.Time(grant.GrantedAt),
                ["revoked_at"] = null,
                ["properties"] = Properties(grant),
            }).ToArray(),
        };
        return EmulatorResponse.Created(BillingOSEmulator.Stamp(answer, request));
    }

    private EmulatorResponse Get(EmulatorRequest request)
    {
        JsonObject row = Find(request);
        BillingOSCustomer customer = _emulator.Customers.First(candidate => candidate.Id == row.Text("customer_id"));
        BillingOSPrice price = PriceOf(row.Text("price_id")!);
        var answer = new JsonObject(row, StringComparer.Ordinal)
        {
            ["customer"] = new JsonObject
            {
                ["id"] = customer.Id,
                ["name"] = customer.Name,
                ["external_id"] = customer.ExternalId,
                ["stripe_customer_id"] = null,
            }.With("email", customer.Email),
            ["product"] = new JsonObject { ["id"] = price.ProductId, ["name"] = price.ProductName },
            ["price"] = new JsonObject { ["id"] = price.Id, ["recurring_interval"] = "month", ["recurring_interval_count"] = 1 },
            ["granted_features"] = GrantsOf(row).Select(grant => (object?)new JsonObject
            {
                ["id"] = grant.Id,
                ["granted_at"] = Wire.Time(grant.GrantedAt),
                ["revoked_at"] = null,
                ["properties"] = Properties(grant),
                ["features"] = new JsonObject
                {
                    ["id"] = grant.FeatureId,
                    ["name"] = grant.Feature.Key,
                    ["title"] = grant.Feature.Key,
                    ["type"] = grant.Feature.Type,
                    ["properties"] = Properties(grant),
                },
            }).ToArray(),
        };
        return EmulatorResponse.Ok(BillingOSEmulator.Stamp(answer, request));
    }

    private EmulatorResponse Update(EmulatorRequest request)
    {
        new RequestRules(request.Body).Only("price_id", "cancel_at_period_end", "metadata").OptionalText("price_id").Check();
        JsonObject row = Find(request);
        if (request.Body.Text("price_id") is { } priceId)
            Put(PriceOf(priceId), row);
        if (request.Body.Flag("cancel_at_period_end") is { } atPeriodEnd)
            row["cancel_at_period_end"] = atPeriodEnd;
        if (request.Body.Has("metadata"))
            row["metadata"] = request.Body.Object("metadata");
        return Changed(row, request, 200);
    }

    private EmulatorResponse Cancel(EmulatorRequest request)
    {
        JsonObject row = Find(request);
        if (row.Text("status") == "canceled")
            throw EmulatorFailure.BadRequest("The subscription has ended already.");
        if (request.Body.Flag("cancel_at_period_end") ?? true)
        {
            row["cancel_at_period_end"] = true;
            row["canceled_at"] = Wire.Time(_emulator.Now);
        }
        else
        {
            End(row, _emulator.Now);
        }

        return Changed(row, request, 201);
    }

    private EmulatorResponse Reactivate(EmulatorRequest request)
    {
        JsonObject row = Find(request);
        if (row.Text("status") == "canceled")
            throw EmulatorFailure.BadRequest("The subscription has ended: make a new one.");
        row["cancel_at_period_end"] = false;
        row["canceled_at"] = null;
        return Changed(row, request, 200);
    }

    private EmulatorResponse Changed(JsonObject row, EmulatorRequest request, int status)
    {
        row["version"] = (row.Number("version") ?? 0) + 1;
        row["updated_at"] = Wire.Time(_emulator.Now);
        return new EmulatorResponse(status, BillingOSEmulator.Stamp(row, request));
    }

    private JsonObject Find(EmulatorRequest request)
    {
        JsonObject row = _emulator.Subscriptions.FirstOrDefault(candidate => candidate.Text("id") == request.Route("subscriptionId"))
            ?? throw EmulatorFailure.NotFound("Subscription");
        // An end that was asked for arrives with the clock.
        if (row.Flag("cancel_at_period_end") == true && row.Time("current_period_end") <= _emulator.Now)
            End(row, _emulator.Now);
        return row;
    }

    private BillingOSPrice PriceOf(string id) =>
        _emulator.Prices.TryGetValue(id, out BillingOSPrice? price) ? price : throw EmulatorFailure.NotFound("Price");

    private IEnumerable<BillingOSGrant> GrantsOf(JsonObject row) =>
        _emulator.Customers.SelectMany(customer => customer.Grants).Where(grant => grant.BelongsTo(row));

    private static void Put(BillingOSPrice price, JsonObject row)
    {
        row["price_id"] = price.Id;
        row["product_id"] = price.ProductId;
        row["amount"] = price.Amount;
        row["currency"] = price.Currency;
    }

    private static JsonObject Properties(BillingOSGrant grant) => new() { ["limit"] = grant.Feature.Limit };
}
