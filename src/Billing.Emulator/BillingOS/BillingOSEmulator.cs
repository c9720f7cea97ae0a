using System;
using System.Collections.Generic;
using System.Linq;

namespace Billing.Emulator;

/// <summary>BillingOS in memory: session tokens, usage, customers and subscriptions.</summary>
/// <remarks>
/// The vendor's API cannot create features, prices or grants: <see cref="AddCustomer"/> and <see cref="AddPrice"/> do. The routes below
/// <c>/customers</c> and <c>/subscriptions</c> work here with a secret key, as the vendor documents; the server code that could be read
/// asks for a dashboard user's token instead.
/// </remarks>
public sealed class BillingOSEmulator : VendorEmulator
{
    internal const string OrganizationId = "00000000-0000-4000-8000-0000000000ff";

    internal BillingOSEmulator(BillingEmulator owner)
        : base(owner, "BillingOS")
    {
        new BillingOSTokens(this).AddTo(Routes);
        new BillingOSUsage(this).AddTo(Routes);
        new BillingOSCustomers(this).AddTo(Routes);
        new BillingOSSubscriptions(this).AddTo(Routes);
    }

    internal List<BillingOSCustomer> Customers { get; } = new();

    internal Dictionary<string, BillingOSPrice> Prices { get; } = new(StringComparer.Ordinal);

    internal List<JsonObject> Subscriptions { get; } = new();

    internal IEnumerable<BillingOSCustomer> LiveCustomers => Customers.Where(customer => !customer.IsDeleted);

    /// <summary>Adds a customer as the vendor's import or dashboard would.</summary>
    /// <param name="externalId">Your own id of the user, by which usage is tracked; null makes an unresolved customer, to be bound later.</param>
    /// <param name="email">The email address; stored in lower case.</param>
    /// <param name="name">The display name.</param>
    /// <returns>The customer, ready for <see cref="BillingOSCustomer.Grant"/>.</returns>
    /// <exception cref="ArgumentException">The external id is in use or empty.</exception>
    public BillingOSCustomer AddCustomer(string? externalId, string? email = null, string? name = null) => Owner.Locked(() =>
    {
        if (externalId is { Length: 0 })
            throw new ArgumentException("An external id is not empty.", nameof(externalId));
        if (externalId != null && FindByExternalId(externalId) != null)
            throw new ArgumentException("There is a customer with this external id already.", nameof(externalId));
        return Add(externalId, email, name);
    });

    /// <summary>Adds a price that subscriptions can be made for. Without grants it gives access to nothing.</summary>
    /// <param name="priceId">The id that <c>price_id</c> names.</param>
    /// <param name="amount">The price per month in minor units (cents).</param>
    /// <param name="currency">The currency, three letters in lower case.</param>
    /// <param name="productName">The name of the product it belongs to.</param>
    /// <returns>The price, ready for <see cref="BillingOSPrice.Grant"/>.</returns>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public BillingOSPrice AddPrice(string priceId, long amount = 0, string currency = "usd", string productName = "Product") => Owner.Locked(() =>
    {
        var price = new BillingOSPrice(priceId ?? throw new ArgumentNullException(nameof(priceId)), Ids.NextUuid(), amount, currency, productName);
        Prices[priceId] = price;
        return price;
    });

    internal BillingOSCustomer Add(string? externalId, string? email, string? name)
    {
        var customer = new BillingOSCustomer(this, Ids.NextUuid(), externalId, email?.ToLowerInvariant(), name, Now);
        Customers.Add(customer);
        return customer;
    }

    internal BillingOSCustomer? FindByExternalId(string externalId) =>
        LiveCustomers.FirstOrDefault(customer => customer.ExternalId == externalId);

    internal BillingOSCustomer CustomerByExternalId(string externalId) =>
        FindByExternalId(externalId) ?? throw EmulatorFailure.NotFound("Customer");

    internal BillingOSCustomer CustomerById(string id) =>
        LiveCustomers.FirstOrDefault(customer => customer.Id == id) ?? throw EmulatorFailure.NotFound("Customer");

    /// <summary>Every object that the vendor answers carries the request id as a member too.</summary>
    internal static JsonObject Stamp(JsonObject body, EmulatorRequest request) =>
        new JsonObject(body, StringComparer.Ordinal) { ["requestId"] = request.RequestId };

    internal override EmulatorResponse Refuse(EmulatorFailure failure, EmulatorRequest request)
    {
        var error = new JsonObject { ["code"] = CodeOf(failure.Status), ["message"] = failure.Message };
        if (failure.Fields.Count > 0)
        {
            var fields = new JsonObject(StringComparer.Ordinal);
            foreach (IGrouping<string, FieldProblem> field in failure.Fields.GroupBy(problem => problem.Field))
                fields[field.Key] = field.Select(problem => (object?)(problem.Field + " " + problem.Message)).ToList();
            error["details"] = new JsonObject { ["fieldErrors"] = fields };
        }

        error["requestId"] = request.RequestId;
        error["timestamp"] = Wire.Time(Now);
        return new EmulatorResponse(failure.Status, new JsonObject { ["error"] = error, ["statusCode"] = failure.Status });
    }

    private protected override void Authenticate(EmulatorRequest request)
    {
        // The vendor says "invalid token" for a wrong API key too.
        if (BearerToken(request)?.StartsWith("sk_test_", StringComparison.Ordinal) != true)
            throw EmulatorFailure.Unauthorized("invalid_token", "The secret key is missing or unknown; the emulator takes sk_test_ keys.");
    }

    private protected override string RequestIdOf(EmulatorRequest request) => request.Header("x-request-id") ?? base.RequestIdOf(request);

    private static string CodeOf(int status) => status switch
    {
        400 => "VAL_INVALID_INPUT",
        401 => "AUTH_INVALID_TOKEN",
        403 => "AUTHZ_INSUFFICIENT_PERMISSIONS",
        404 => "RES_NOT_FOUND",
        409 => "RES_CONFLICT",
        429 => "RATE_LIMIT_EXCEEDED",
        503 => "SYS_SERVICE_UNAVAILABLE",
        _ => "SYS_INTERNAL_ERROR",
    };
}
