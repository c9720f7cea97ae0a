using System;
using System.Linq;

namespace Billing.Emulator;

/// <summary>Test clocks: time that only moves when told to, and only forward.</summary>
internal sealed class PaygenticTestClocks
{
    private const int MaxYears = 2;
    private readonly PaygenticEmulator _emulator;

    internal PaygenticTestClocks(PaygenticEmulator emulator) => _emulator = emulator;

    internal void AddTo(RouteTable routes)
    {
        routes.Post("/v0/testClocks", Create);
        routes.Get("/v0/testClocks", List);
        routes.Get("/v0/testClocks/{id}", request => EmulatorResponse.Ok(_emulator.TestClocks.Get(request.Route("id"))));
        routes.Patch("/v0/testClocks/{id}", Advance);
        routes.Delete("/v0/testClocks/{id}", Delete);
    }

    private EmulatorResponse Create(EmulatorRequest request)
    {
        JsonObject body = request.Body;
        DateTimeOffset start = TimeOf(body) ?? _emulator.Now;
        if (start < _emulator.Now.AddHours(-1))
            throw EmulatorFailure.BadRequest("currentTime lies more than an hour in the past.");
        string now = Wire.Time(_emulator.Now);
        return EmulatorResponse.Created(_emulator.TestClocks.Add(new JsonObject(StringComparer.Ordinal)
        {
            ["id"] = _emulator.Ids.Next("tc_", 16),
            ["createdAt"] = now,
            ["currentTime"] = Wire.Time(start),
            ["merchantId"] = body.Text("merchantId") ?? PaygenticEmulator.MerchantId,
            ["updatedAt"] = now,
        }.With("name", body.Text("name")).With("description", body.Text("description"))));
    }

    private EmulatorResponse List(EmulatorRequest request) => PaygenticPages.Answer(
        request, _emulator.TestClocks.Where("merchantId", request.Query("merchantId")).Where(clock => !clock.Has("deletedAt")), hasObject: false);

    private EmulatorResponse Advance(EmulatorRequest request)
    {
        JsonObject clock = _emulator.TestClocks.Get(request.Route("id"));
        JsonObject body = request.Body;
        if (clock.Has("deletedAt"))
            throw EmulatorFailure.NotFound("Test clock");
        if (body.Has("currentTime") == body.Has("advanceBy"))
            throw EmulatorFailure.BadRequest("Exactly one of currentTime and advanceBy is needed.");
        DateTimeOffset before = clock.Time("currentTime")!.Value;
        DateTimeOffset after = TimeOf(body) ?? before;
        if (body.Has("advanceBy") && !IsoDuration.TryAdd(before, body.Text("advanceBy") ?? "", out after))
            throw EmulatorFailure.BadRequest("advanceBy is not an ISO 8601 duration.");
        if (after <= before)
            throw EmulatorFailure.BadRequest("A test clock only moves forward.");
        // There is a largest step; its size is not published.
        if (after > before.AddYears(MaxYears))
            throw EmulatorFailure.BadRequest("A test clock moves at most two years at once.");
        clock["currentTime"] = Wire.Time(after);
        clock["updatedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(clock);
    }

    private static DateTimeOffset? TimeOf(JsonObject body) =>
        !body.Has("currentTime") ? null : body.Time("currentTime") ?? throw EmulatorFailure.BadRequest("currentTime is not an ISO 8601 time.");

    /// <summary>Deleting keeps the clock readable, with the time of its deletion.</summary>
    private EmulatorResponse Delete(EmulatorRequest request)
    {
        JsonObject clock = _emulator.TestClocks.Get(request.Route("id"));
        if (_emulator.Subscriptions.Where("testClockId", clock.Text("id")).Any(subscription => subscription.Text("status") == "active"))
            throw EmulatorFailure.Conflict("The test clock has active subscriptions.");
        if (!clock.Has("deletedAt"))
            clock["deletedAt"] = Wire.Time(_emulator.Now);
        return EmulatorResponse.Ok(clock);
    }
}
