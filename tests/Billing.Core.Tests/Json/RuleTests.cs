using System.Collections.Generic;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class RuleTests
{
    [Test]
    public void A_required_member_that_did_not_arrive_is_never_zero()
    {
        var error = Assert.Throws<ResponseValidationException>(() => _ = Plans.Read("{}").Id)!;
        Assert.That(error.Message, Does.Contain("Plan.id"));
        Assert.That((error.Path, error.Found), Is.EqualTo(("Plan.id", "nothing")));
    }

    [Test]
    public void Names_the_required_member_that_is_not_set()
    {
        IRequestModel request = new Plan { Id = "a", Items = [new Plan { Id = "b" }, new Plan()] };
        Assert.That(() => request.Validate("request"), Throws.TypeOf<InvalidRequestException>().With.Property("ParamName").EqualTo("request.items[1].id"));
    }

    [Test]
    public void Refuses_a_null_in_a_list_that_is_sent()
    {
        IRequestModel request = new Plan { Id = "a", Items = [null!] };
        Assert.That(() => request.Validate("request"), Throws.TypeOf<InvalidRequestException>().With.Property("ParamName").EqualTo("request.items[0]"));
    }

    [Test]
    public void Checks_the_models_of_a_map()
    {
        var map = new Dictionary<string, Plan> { ["a"] = new Plan { Id = "1" }, ["b"] = new Plan() };
        Assert.That(() => JsonIo.ValidateAll(map, "request.plans"), Throws.TypeOf<InvalidRequestException>().With.Property("ParamName").EqualTo("request.plans['b'].id"));
    }

    [TestCase("jane@example.com")]
    [TestCase("jane")]
    [TestCase("jane's [\\']jane.id")]
    public void A_refused_entry_of_a_map_is_named_by_the_member_only(string key)
    {
        var map = new Dictionary<string, Plan> { [key] = new Plan() };
        var error = Assert.Throws<InvalidRequestException>(() => JsonIo.ValidateAll(map, "request.plans"))!;
        Assert.That(error.ToString(), Does.Contain("request.plans[…].id is required").And.Not.Contain("jane"));
        Assert.That(error.ParamName, Does.Contain("jane"));
    }

    [Test]
    public void Checks_nothing_where_there_is_no_list()
    {
        Assert.That(() => JsonIo.ValidateAll((IReadOnlyList<Plan>?)null, "request"), Throws.Nothing);
        Assert.That(() => JsonIo.ValidateAll((Dictionary<string, Plan>?)null, "request"), Throws.Nothing);
    }

    [TestCase(false, false, true)]
    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [TestCase(true, true, true)]
    public void Wants_exactly_one_of_members_that_exclude_each_other(bool first, bool second, bool refused) =>
        Assert.That(
            () => JsonIo.ExactlyOne("request", ("currentTime", first), ("advanceBy", second)),
            refused ? Throws.TypeOf<InvalidRequestException>().With.Message.Contains("exactly one of currentTime, advanceBy") : Throws.Nothing);

    [TestCase(false, false, true)]
    [TestCase(true, false, false)]
    [TestCase(true, true, false)]
    public void Wants_at_least_one_of_several_members(bool first, bool second, bool refused) =>
        Assert.That(
            () => JsonIo.AtLeastOne("request", ("a", first), ("b", second)),
            refused ? Throws.TypeOf<InvalidRequestException>().With.Property("ParamName").EqualTo("request") : Throws.Nothing);

    [Test]
    public void Describes_a_model_by_ids_and_enum_values_only()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Read(Plans.Full).ToString(), Is.EqualTo("Plan { id: plan_1, status: active }"));
            Assert.That(new Plan().ToString(), Is.EqualTo("Plan"));
            Assert.That(JsonIo.Describe("A", ("customerId", "c"), ("plan_id", "p"), ("object", "o"), ("email", "secret@a.example"), ("paid", "x"), ("price", 1m)), Is.EqualTo("A { customerId: c, plan_id: p, object: o }"));
        });
    }

    [TestCase("externalId", "john@example.com")]
    [TestCase("customer_id", "Jane Doe")]
    [TestCase("id", "sk_live_1")]
    [TestCase("id", "a\nINFO forged")]
    [TestCase("id", "a\u2028INFO forged")]
    [TestCase("sessionTokenId", "abc")]
    [TestCase("taxId", "DE123456789")]
    public void Describes_no_id_that_is_no_plain_token(string name, string value) =>
        Assert.That(JsonIo.Describe("A", (name, value), ("planId", "p")), Is.EqualTo("A { planId: p }"));

    [Test]
    public void Describes_a_long_id_by_its_start() =>
        Assert.That(JsonIo.Describe("A", ("id", new string('x', 100))), Is.EqualTo("A { id: " + new string('x', 64) + "… }"));

    [TestCase("a\nINFO forged")]
    [TestCase("jane@example.com")]
    [TestCase("sk_live_1")]
    public void Describes_no_enum_value_that_is_no_plain_token(string value) =>
        Assert.That(JsonIo.Describe("A", ("status", new PlanStatus(value)), ("id", "a")), Is.EqualTo("A { id: a }"));
}
