using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

public class PatchTests
{
    [Test]
    public async Task Leaves_out_what_is_not_set_and_what_is_mapped_from_null()
    {
        string? mappedNull = null;
        Assert.That(await BodyOf(new UpdateCustomerRequest()), Is.EqualTo("{}"));
        Assert.That(await BodyOf(new UpdateCustomerRequest { TaxId = mappedNull, TaxRates = (UpdateCustomerRequestTaxRates?)null }), Is.EqualTo("{}"));
        Assert.That(await BodyOf(new UpdateSubscriptionRequest { AutoCharge = Optional.Of((bool?)null), EndingAt = Optional.Of((DateTimeOffset?)null) }), Is.EqualTo("{}"));
    }

    [Test]
    public async Task Clears_only_by_the_word_for_it()
    {
        Assert.That(await BodyOf(new UpdateCustomerRequest { TaxId = Optional.Null, TaxRates = Optional.Null, NotificationSettings = Optional.Null }), Is.EqualTo("{\"taxId\":null,\"taxRates\":null,\"notificationSettings\":null}"));
        Assert.That(await BodyOf(new UpdateSubscriptionRequest { EndingAt = Optional.Null }), Is.EqualTo("{\"endingAt\":null}"));
    }

    [Test]
    public async Task Sends_values_also_those_that_look_like_none()
    {
        Assert.That(await BodyOf(new UpdateCustomerRequest { TaxId = "", ExternalId = "ext-1" }), Is.EqualTo("{\"taxId\":\"\",\"externalId\":\"ext-1\"}"));
        Assert.That(
            await BodyOf(new UpdateSubscriptionRequest { AutoCharge = false, RenewalReminderDays = 0, Status = UpdateSubscriptionRequestStatus.Terminated, EndingAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(2)) }),
            Does.Contain("\"autoCharge\":false").And.Contain("\"renewalReminderDays\":0").And.Contain("\"status\":\"terminated\"").And.Contain("\"endingAt\":\"2026-0"));
    }

    [Test]
    public async Task Takes_a_rate_as_a_number_or_by_key()
    {
        Assert.That(await BodyOf(new UpdateCustomerRequest { TaxRates = (UpdateCustomerRequestTaxRates)8.50m }), Is.EqualTo("{\"taxRates\":8.50}"));
        Assert.That(
            await BodyOf(new UpdateCustomerRequest { TaxRates = UpdateCustomerRequestTaxRates.ByKey(new Dictionary<string, decimal> { ["default"] = 19m, ["plan_1"] = 7.0m }) }),
            Is.EqualTo("{\"taxRates\":{\"default\":19,\"plan_1\":7.0}}"));
    }

    [Test]
    public async Task Keeps_members_that_this_version_does_not_know()
    {
        Assert.That(await BodyOf(new UpdateCustomerRequest { AdditionalProperties = new() { ["newMember"] = null, ["other"] = 1.0m } }), Is.EqualTo("{\"newMember\":null,\"other\":1.0}"));
    }

    private static async Task<string?> BodyOf(UpdateCustomerRequest request)
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire).Customers.UpdateAsync("cus_1", request);
        Assert.That((wire.Last.Method, wire.Last.Url), Is.EqualTo(("PATCH", Clients.Sandbox + "/v0/customers/cus_1")));
        return wire.Last.Body;
    }

    private static async Task<string?> BodyOf(UpdateSubscriptionRequest request)
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire).Subscriptions.UpdateSubscriptionAsync("sub_1", request);
        return wire.Last.Body;
    }
}
