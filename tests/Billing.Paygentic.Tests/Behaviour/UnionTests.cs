using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing;
using Newtonsoft.Json;

namespace Billing.Paygentic.Tests.Behaviour;

public class UnionTests
{
    [TestCase("{\"featureType\":\"boolean\",\"id\":\"ent_1\",\"hasAccess\":true}", "boolean")]
    [TestCase("{\"id\":\"ent_1\",\"config\":{\"seats\":3},\"featureType\":\"static\"}", "static")]
    [TestCase("{\"featureType\":\"metered\",\"balance\":10.50,\"overage\":0}", "metered")]
    [TestCase("{\"featureType\":\"quantum\",\"spin\":\"up\"}", "other")]
    [TestCase("{\"id\":\"ent_1\"}", "other")]
    [TestCase("{\"featureType\":null}", "other")]
    public async Task Of_entitlements_are_read_by_their_tag_wherever_it_stands(string body, string kind)
    {
        using var wire = new Wire().Answers(200, body);
        var entitlement = await Clients.On(wire).Entitlements.GetAsync("ent_1");
        Assert.That(entitlement.Match(_ => "boolean", _ => "static", _ => "metered", json => json == body ? "other" : json), Is.EqualTo(kind));
        Assert.That((entitlement.AsBoolean is not null, entitlement.AsStatic is not null, entitlement.AsMetered is not null), Is.EqualTo((kind == "boolean", kind == "static", kind == "metered")));
        Assert.That(entitlement.RawJson, Is.EqualTo(kind == "other" ? body : null));
    }

    [Test]
    public async Task Of_entitlements_give_the_members_of_their_variant()
    {
        using var wire = new Wire().Answers(200, "{\"featureType\":\"metered\",\"entitlementId\":\"e\",\"balance\":10.50,\"usageInPeriod\":1e-3,\"spin\":\"up\"}");
        var metered = (await Clients.On(wire).Entitlements.GetAsync("ent_1")).AsMetered!;
        Assert.That((metered.Balance, metered.UsageInPeriod, metered.AdditionalProperties!["spin"]), Is.EqualTo((10.50m, 0.001m, (object)"up")));
        Assert.That(() => metered.Overage, Throws.InstanceOf<ResponseValidationException>().With.Property("Path").EqualTo("MeteredEntitlementDetail.overage"));
    }

    [TestCase("{\"unitPrice\":\"0.00002\"}", "standard")]
    [TestCase("{\"maxPrice\":\"2\",\"minPrice\":\"1\"}", "dynamic")]
    [TestCase("{\"default\":\"1\",\"parameters\":{\"function\":\"linear\",\"gradient\":\"0.1\",\"max\":\"2\",\"min\":\"1\"}}", "volume")]
    [TestCase("{\"maxCharge\":\"10\",\"minCharge\":\"0.10\",\"percentage\":\"2.5\"}", "percentage")]
    [TestCase("{\"tiers\":[1,2]}", "other")]
    [TestCase("{\"minPrice\":\"1\"}", "other")]
    public void Of_price_properties_are_told_by_their_members_and_written_back(string json, string kind)
    {
        var properties = JsonConvert.DeserializeObject<PriceProperties>(json)!;
        Assert.That(properties.Match(_ => "standard", _ => "dynamic", _ => "volume", _ => "percentage", _ => "other"), Is.EqualTo(kind));
        Assert.That(JsonConvert.SerializeObject(properties), Is.EqualTo(json));
    }

    [Test]
    public async Task Of_price_properties_are_made_by_a_factory_or_by_assigning_the_variant()
    {
        using var wire = new Wire().AlwaysAnswers(201, "{\"id\":\"price_1\",\"model\":\"standard\",\"properties\":{\"unitPrice\":\"0.00002\"}}");
        var client = Clients.On(wire);
        foreach (var properties in new[] { PriceProperties.Standard(new PricePropertiesStandard { UnitPrice = 0.00002m }), new PricePropertiesStandard { UnitPrice = 0.00002m } })
        {
            var price = await client.Prices.CreateAsync(new CreatePriceRequest { FeeId = "fee_1", InvoiceDisplayName = "Tokens", PaymentTerm = PricePaymentTerm.InArrears, Properties = properties });
            Assert.That(price.Properties.AsStandard!.UnitPrice, Is.EqualTo(0.00002m));
            Assert.That(wire.Last.Body, Does.Contain("\"properties\":{\"unitPrice\":\"0.00002\"}"));
        }

        Assert.That(() => PriceProperties.Standard(null!), Throws.ArgumentNullException);
    }

    [TestCase("{\"amount\":\"10.50\",\"breakdown\":{\"upfrontCharges\":\"10.50\",\"walletCharge\":\"0\"},\"checkoutUrl\":\"https://pay\",\"paymentSessionId\":\"ps_1\",\"status\":\"pending\"}", "pending 10.50 https://pay")]
    [TestCase("{\"invoiceId\":\"inv_1\",\"amount\":\"0\",\"status\":\"paid\"}", "paid inv_1")]
    [TestCase("{\"invoiceId\":\"inv_1\",\"amount\":\"3.00\",\"status\":\"awaiting_approval\"}", "approval 3.00")]
    [TestCase("{\"status\":\"lost\",\"where\":\"sea\"}", "{\"status\":\"lost\",\"where\":\"sea\"}")]
    public async Task Of_a_subscriptions_payment_are_read_by_status(string json, string expected)
    {
        using var wire = new Wire().Answers(200, "{\"id\":\"sub_1\",\"payment\":" + json + "}");
        var payment = (await Clients.On(wire).Subscriptions.GetAsync("sub_1")).Payment!;
        Assert.That(
            payment.Match(pending => $"pending {JsonConvert.SerializeObject(pending.Amount)} {pending.CheckoutUrl}", paid => "paid " + paid.InvoiceId, approval => $"approval {JsonConvert.SerializeObject(approval.Amount)}", raw => raw),
            Is.EqualTo(expected));
        Assert.That(JsonConvert.SerializeObject(payment), Is.EqualTo(json));
    }

    [TestCase("\"example.com\"", "text example.com")]
    [TestCase("100.50", "number 100.50")]
    [TestCase("{\"from\":1,\"to\":\"2026-01-01\"}", "range 1 2026-01-01")]
    [TestCase("true", "other true")]
    [TestCase("[1,2]", "other [1,2]")]
    public void Of_a_rule_conditions_value_are_told_by_kind_and_written_back(string json, string expected)
    {
        var condition = JsonConvert.DeserializeObject<RuleCondition>("{\"operator\":\"equals\",\"type\":\"amount\",\"value\":" + json + "}")!;
        var told = condition.Value.Match(
            text => "text " + text,
            number => "number " + JsonConvert.SerializeObject(number),
            range => "range " + range.From.Match(text => text, number => JsonConvert.SerializeObject(new { number })[10..^1], raw => raw) + " " + range.To.AsText,
            raw => "other " + raw);
        Assert.That(told.Replace(".0 ", " ", System.StringComparison.Ordinal), Is.EqualTo(expected));
        Assert.That(JsonConvert.SerializeObject(condition), Does.Contain("\"value\":" + json));
    }

    [Test]
    public async Task Of_a_rule_conditions_value_are_made_from_text_numbers_and_ranges()
    {
        using var wire = new Wire().Answers(200, "{}");
        await Clients.On(wire).Sources.Rules.UpdateAsync("rule_1", new UpdateRuleRequest
        {
            Conditions = new List<RuleCondition>
            {
                new() { Operator = RuleConditionOperator.Domain, Type = RuleConditionType.CustomerEmail, Value = "example.com" },
                new() { Operator = "startsWith", Type = RuleConditionType.Amount, Value = 10.50m },
                new() { Operator = RuleConditionOperator.Between, Type = RuleConditionType.Amount, Value = new RuleConditionRange { From = 1m, To = "2" } },
            },
        });
        Assert.That(wire.Last.Body, Does.Contain("\"value\":\"example.com\"").And.Contain("\"operator\":\"startsWith\"").And.Contain("\"value\":10.50").And.Contain("{\"from\":1,\"to\":\"2\"}"));
    }

    [TestCase("8.50", "number")]
    [TestCase("19", "number")]
    [TestCase("{\"default\":19,\"plan_1\":7.0}", "map 2")]
    [TestCase("\"19%\"", "other")]
    public void Of_tax_rates_are_a_number_or_a_map(string json, string kind)
    {
        var body = "{\"taxRates\":" + json + "}";
        var request = JsonConvert.DeserializeObject<UpdateCustomerRequest>(body)!;
        Assert.That(request.TaxRates.Value.Match(_ => "number", map => "map " + map.Count, _ => "other"), Is.EqualTo(kind));
        Assert.That(JsonConvert.SerializeObject(request), Is.EqualTo(body));
    }

    [Test]
    public async Task Of_a_subscriptions_metadata_hold_text_numbers_and_booleans()
    {
        const string Metadata = "{\"note\":\"2026-01-01T00:00:00\",\"seats\":3,\"rate\":1.50,\"vip\":true,\"odd\":[1]}";
        using var wire = new Wire().Answers(200, "{\"id\":\"sub_1\",\"metadata\":" + Metadata + "}").Answers(201, "{}");
        var client = Clients.On(wire);
        var metadata = (await client.Subscriptions.GetAsync("sub_1")).Metadata!;
        Assert.That((metadata["note"].AsText, metadata["seats"].AsNumber, metadata["rate"].AsNumber, metadata["vip"].AsBoolean, metadata["odd"].RawJson), Is.EqualTo(("2026-01-01T00:00:00", (decimal?)3m, (decimal?)1.50m, (bool?)true, "[1]")));

        await client.Subscriptions.CreateAsync(new CreateSubscriptionRequest
        {
            Name = "Main",
            PlanId = "plan_1",
            CustomerId = "cus_1",
            StartedAt = System.DateTimeOffset.UnixEpoch,
            Metadata = new() { ["a"] = "x", ["b"] = 2.0m, ["c"] = false, ["d"] = metadata["odd"] },
        });
        Assert.That(wire.Last.Body, Does.EndWith("\"metadata\":{\"a\":\"x\",\"b\":2.0,\"c\":false,\"d\":[1]}}"));
    }

    [Test]
    public async Task In_a_list_keep_the_unknown_between_the_known()
    {
        using var wire = new Wire().Answers(200, "{\"data\":[{\"featureType\":\"boolean\"},{\"featureType\":\"quantum\"},{\"featureType\":\"metered\"}]}");
        var page = await Clients.On(wire).Entitlements.ListAsync(new ListEntitlementsParams { CustomerId = "cus_1" });
        Assert.That(page.Data.Select(item => item.Kind), Is.EqualTo(new[] { "boolean", "quantum", "metered" }));
    }
}
