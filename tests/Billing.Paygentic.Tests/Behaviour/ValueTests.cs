using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Billing.Testing;
using Newtonsoft.Json;

namespace Billing.Paygentic.Tests.Behaviour;

public class ValueTests
{
    [Test]
    public async Task An_enum_keeps_a_value_that_this_version_does_not_know()
    {
        using var wire = new Wire().Answers(200, "{\"id\":\"sub_1\",\"status\":\"frozen\"}");
        var subscription = await Clients.On(wire).Subscriptions.GetAsync("sub_1");
        Assert.That((subscription.Status.Value, subscription.Status.IsKnown, subscription.Status.ToString()), Is.EqualTo(("frozen", false, "frozen")));
        Assert.That((subscription.Status == "frozen", subscription.Status == SubscriptionStatus.Active, subscription.Status != "Frozen"), Is.EqualTo((true, false, true)));
        Assert.That(JsonConvert.SerializeObject(subscription), Does.Contain("\"status\":\"frozen\""));
    }

    [TestCase("active", "runs")]
    [TestCase("pending_payment", "waits")]
    [TestCase("frozen", "unknown")]
    public void An_enum_can_be_switched_on(string status, string expected)
    {
        SubscriptionStatus value = status;
        var text = value.Value switch
        {
            SubscriptionStatus.Values.Active => "runs",
            SubscriptionStatus.Values.PendingPayment => "waits",
            SubscriptionStatus.Values.Terminated => "ended",
            _ => "unknown",
        };
        Assert.That((text, value.IsKnown), Is.EqualTo((expected, expected != "unknown")));
        Assert.That(new HashSet<SubscriptionStatus> { value, new(status) }, Has.Count.EqualTo(1));
    }

    [TestCase("\"10.50\"", "10.50")]
    [TestCase("\"10.5\"", "10.5")]
    [TestCase("\"0.123456789\"", "0.123456789")]
    [TestCase("\"-3\"", "-3")]
    [TestCase("10.50", "10.50")]
    [TestCase("\"1234567890123456789.123456789\"", "1234567890123456789.123456789")]
    public async Task Money_is_exact_and_keeps_its_decimals(string json, string expected)
    {
        using var wire = new Wire().Answers(200, "{\"id\":\"cst_1\",\"unitCost\":" + json + "}");
        var cost = await Clients.On(wire).Costs.GetCostAsync("cst_1");
        Assert.That(cost.UnitCost.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(JsonConvert.SerializeObject(cost), Does.Contain("\"unitCost\":\"" + expected + "\""));
    }

    [TestCase("\"ten\"")]
    [TestCase("{}")]
    [TestCase("\"123456789012345678901234567890.1\"")]
    public void Money_that_is_none_is_an_error_that_names_its_place(string json)
    {
        using var wire = new Wire().Answers(200, "{\"id\":\"cst_1\",\"unitCost\":" + json + "}");
        Assert.That(Assert.ThrowsAsync<ResponseValidationException>(() => Clients.On(wire).Costs.GetCostAsync("cst_1"))!.Path, Is.EqualTo("unitCost"));
    }

    [Test]
    public async Task Money_is_sent_as_a_number_where_the_vendor_wants_one_and_read_as_the_text_it_answers()
    {
        using var wire = new Wire().Answers(201, "{\"id\":\"li_1\",\"quantity\":\"2\",\"unitPrice\":\"10.50\",\"total\":\"21.00\"}");
        var request = Clients.Line("k");
        request.Quantity = 2m;
        var line = await Clients.On(wire).InvoicesV2.CreateLineItemAsync(request);
        Assert.That(wire.Last.Body, Does.Contain("\"quantity\":2,\"unitPrice\":10.50,"));
        Assert.That((line.Quantity, line.UnitPrice, line.Total), Is.EqualTo(((decimal?)2m, 10.50m, (decimal?)21.00m)));
    }

    [Test]
    public async Task Minor_and_atomic_units_are_read_as_they_are()
    {
        using var wire = new Wire().Answers(201, "{\"invoiceId\":\"inv_1\",\"grantAmount\":100,\"price\":\"12.34\",\"paymentSessions\":[{\"url\":\"https://pay\",\"amount\":1234}]}")
            .Answers(200, "{\"id\":\"inv_1\",\"tax\":{\"actualTax\":\"111110000000\",\"difference\":\"-1\"}}");
        var client = Clients.On(wire);
        var purchase = await client.Entitlements.Grants.PurchaseAsync("ent_1", new PurchaseGrantRequest { Amount = 100, Price = 12.34m, IdempotencyKey = "k" });
        Assert.That(wire.Last.Body, Does.Contain("\"amount\":100,\"price\":\"12.34\""));
        Assert.That((purchase.Price, purchase.PaymentSessions[0].Amount), Is.EqualTo((12.34m, (decimal?)1234m)));
        var invoice = await client.InvoicesV2.GetAsync("inv_1");
        Assert.That((invoice.Tax!.ActualTax, invoice.Tax.Difference), Is.EqualTo(((decimal?)111110000000m, (decimal?)-1m)));
    }

    [Test]
    public async Task Free_form_data_takes_what_json_knows()
    {
        using var wire = new Wire().Answers(202, "{}");
        var request = Clients.Event("k");
        request.Data = new()
        {
            ["int"] = 1500,
            ["long"] = 9007199254740993L,
            ["decimal"] = 10.50m,
            ["double"] = 0.1,
            ["id"] = Guid.Empty,
            ["at"] = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)),
            ["null"] = null,
            ["nested"] = new Dictionary<string, object?> { ["list"] = new object?[] { 1, "a", true, new List<string> { "x" } } },
            ["status"] = SubscriptionStatus.Active,
        };
        await Clients.On(wire).Events.IngestAsync(request);
        Assert.That(wire.Last.Body, Does.Contain(
            "\"data\":{\"int\":1500,\"long\":9007199254740993,\"decimal\":10.50,\"double\":0.1,\"id\":\"00000000-0000-0000-0000-000000000000\",\"at\":\"2026-03-01T12:00:00+02:00\","
            + "\"null\":null,\"nested\":{\"list\":[1,\"a\",true,[\"x\"]]},\"status\":\"active\"}"));
    }

    [Test]
    public void Free_form_data_that_json_does_not_know_is_refused_by_its_path()
    {
        using var wire = new Wire();
        foreach (var odd in new object[] { new Uri("https://a"), new { A = 1 }, double.NaN, new byte[] { 1 }, DateTime.MinValue })
        {
            var request = Clients.Event();
            request.Data = new() { ["usage"] = new Dictionary<string, object?> { ["items"] = new[] { 1, odd } } };
            var error = Assert.ThrowsAsync<ArgumentException>(() => Clients.On(wire).Events.IngestAsync(request))!;
            Assert.That(error.Message, Does.Contain("data.usage.items[1]"));
        }

        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public async Task Text_that_looks_like_a_date_stays_as_it_was_sent()
    {
        using var wire = new Wire().Answers(200, "{\"id\":\"itm_1\",\"metadata\":{\"a\":\"2026-01-01T00:00:00+05:00\",\"b\":\"/Date(0)/\",\"n\":1.50,\"big\":12345678901234567890123456789012345,\"l\":[1,{\"x\":null}]}}");
        var metadata = (await Clients.On(wire).Items.GetItemAsync("itm_1")).Metadata!;
        Assert.That((metadata["a"], metadata["b"], metadata["n"]), Is.EqualTo(((object)"2026-01-01T00:00:00+05:00", (object)"/Date(0)/", (object)1.50m)));
        Assert.That(metadata["big"], Is.EqualTo("12345678901234567890123456789012345"));
        Assert.That(metadata["l"], Is.EqualTo(new object?[] { 1L, new Dictionary<string, object?> { ["x"] = null } }));
    }

    [Test]
    public async Task Unknown_members_are_kept_and_written_back()
    {
        const string Body = "{\"id\":\"prod_1\",\"object\":\"product\",\"name\":\"P\",\"colour\":{\"rgb\":[1,2.0,\"x\"]},\"since\":\"2026-01-01\"}";
        using var wire = new Wire().Answers(200, Body);
        var product = await Clients.On(wire).Products.GetAsync("prod_1");
        Assert.That(product.AdditionalProperties!.Keys, Is.EqualTo(new[] { "colour", "since" }));
        Assert.That(JsonConvert.SerializeObject(product), Is.EqualTo(Body));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(product), Is.EqualTo(Body));
    }

    [TestCase("{\"id\":\"sub_1\"}")]
    [TestCase("{\"id\":\"sub_1\",\"startedAt\":null,\"status\":null}")]
    public async Task A_required_member_that_did_not_arrive_is_never_zero(string body)
    {
        using var wire = new Wire().Answers(200, body);
        var subscription = await Clients.On(wire).Subscriptions.GetAsync("sub_1");
        Assert.That(subscription.Id, Is.EqualTo("sub_1"));
        Assert.That(() => subscription.StartedAt, Throws.InstanceOf<ResponseValidationException>().With.Property("Path").EqualTo("Subscription.startedAt"));
        Assert.That(() => subscription.Status, Throws.InstanceOf<ResponseValidationException>());
        Assert.That(subscription.ToString(), Does.StartWith("Subscription { id: sub_1"));
        Assert.That(JsonConvert.SerializeObject(subscription), Does.Not.Contain("startedAt"));
    }

    [Test]
    public async Task Models_do_not_show_customer_data()
    {
        using var wire = new Wire().Answers(200, "{\"id\":\"cus_1\",\"taxId\":\"CANARY\",\"organization\":{\"id\":\"org_2\",\"name\":\"CANARY\",\"phone\":\"CANARY\",\"address\":{\"line1\":\"CANARY\"}},\"newMember\":\"CANARY\"}");
        var customer = await Clients.On(wire).Customers.GetAsync("cus_1");
        Assert.That($"{customer} {customer.Organization} {customer.Organization!.Address}", Does.Contain("id: cus_1").And.Not.Contain("CANARY"));
        var consumer = new CreateCustomerRequestConsumer { Name = "CANARY", Email = "CANARY@example.com", Address = new Address { ZipCode = "CANARY" } };
        Assert.That($"{consumer} {new CreateCustomerRequest { MerchantId = "org_1", Consumer = consumer, TaxId = "CANARY" }}", Does.Contain("org_1").And.Not.Contain("CANARY"));
        Assert.That(Clients.Event("k").ToString(), Does.Not.Contain("1500"));
    }
}
