using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using SystemText = System.Text.Json.JsonSerializer;

namespace Billing.Core.Tests.Json;

public sealed class OptionalTests
{
    [Test]
    public void Is_left_out_unless_set()
    {
        Optional<string> omitted = default;
        Assert.That((omitted.IsSpecified, omitted.IsNull, omitted.HasValue), Is.EqualTo((false, false, false)));
    }

    [Test]
    public void Is_left_out_when_null_is_assigned()
    {
        string? missing = null;
        Optional<string> omitted = missing;
        Optional<decimal> number = Optional.Of((decimal?)null);
        Assert.Multiple(() =>
        {
            Assert.That(omitted.IsSpecified, Is.False);
            Assert.That(number.IsSpecified, Is.False);
            Assert.That(Optional.Of<IReadOnlyList<string>>(null).IsSpecified, Is.False);
        });
    }

    [Test]
    public void Is_cleared_by_a_word()
    {
        Optional<string> cleared = Optional.Null;
        Assert.That((cleared.IsSpecified, cleared.IsNull, cleared.HasValue), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void Holds_a_value()
    {
        Optional<string> text = "";
        Optional<decimal> number = 0m;
        Optional<decimal> mapped = Optional.Of((decimal?)1m);
        var list = Optional.Of<IReadOnlyList<string>>(["a"]);
        Assert.Multiple(() =>
        {
            Assert.That((text.IsSpecified, text.IsNull, text.HasValue, text.Value), Is.EqualTo((true, false, true, "")));
            Assert.That((number.HasValue, number.Value), Is.EqualTo((true, 0m)));
            Assert.That(mapped.Value, Is.EqualTo(1m));
            Assert.That(list.Value, Has.Count.EqualTo(1));
            Assert.That(Optional.Of(5).Value, Is.EqualTo(5));
        });
    }

    [Test]
    public void Throws_rather_than_invent_a_value()
    {
        Assert.That(() => default(Optional<int>).Value, Throws.InvalidOperationException);
        Assert.That(() => ((Optional<int>)Optional.Null).Value, Throws.InvalidOperationException);
    }

    [Test]
    public void Compares_by_state_and_value()
    {
        Optional<string> omitted = default, cleared = Optional.Null, a = "a", otherA = "a", b = "b";
        Assert.Multiple(() =>
        {
            Assert.That(a == otherA, Is.True);
            Assert.That(a.GetHashCode(), Is.EqualTo(otherA.GetHashCode()));
            Assert.That(a != b, Is.True);
            Assert.That(omitted == cleared, Is.False);
            Assert.That(omitted.Equals((object)default(Optional<string>)), Is.True);
            Assert.That((omitted.ToString(), cleared.ToString(), a.ToString()), Is.EqualTo(("(omitted)", "null", "a")));
        });
    }

    [Test]
    public void Travels_through_Newtonsoft_in_an_applications_type()
    {
        var patch = new Patch { Name = "a", Count = Optional.Null, Price = 10.50m, Status = PlanStatus.Active, Plan = new Plan { Id = "p" } };
        var json = JsonConvert.SerializeObject(patch);
        var read = JsonConvert.DeserializeObject<Patch>("""{"Name":"a","Count":null,"Price":10.50,"Status":"active","Plan":{"id":"p"}}""")!;
        Assert.Multiple(() =>
        {
            Assert.That(json, Is.EqualTo("""{"Name":"a","Count":null,"Price":10.50,"Status":"active","Tags":null,"Plan":{"id":"p"}}"""));
            AssertSame(read);
        });
    }

    [Test]
    public void Is_left_out_by_Newtonsoft_when_the_application_ignores_defaults()
    {
        var settings = new JsonSerializerSettings { DefaultValueHandling = DefaultValueHandling.Ignore };
        Assert.That(JsonConvert.SerializeObject(new Patch { Count = Optional.Null }, settings), Is.EqualTo("""{"Count":null}"""));
    }

    [Test]
    public void Travels_through_System_Text_Json_in_an_applications_type()
    {
        var patch = new Patch { Name = "a", Count = Optional.Null, Price = 10.50m, Status = PlanStatus.Active, Plan = new Plan { Id = "p" } };
        var json = SystemText.Serialize(patch);
        var read = SystemText.Deserialize<Patch>("""{"Name":"a","Count":null,"Price":10.50,"Status":"active","Plan":{"id":"p"}}""")!;
        Assert.Multiple(() =>
        {
            Assert.That(json, Is.EqualTo("""{"Name":"a","Count":null,"Price":10.50,"Status":"active","Tags":null,"Plan":{"id":"p"}}"""));
            AssertSame(read);
        });
    }

    [Test]
    public void Is_left_out_by_System_Text_Json_when_the_application_ignores_defaults()
    {
        var options = new System.Text.Json.JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
        Assert.That(SystemText.Serialize(new Patch { Count = Optional.Null }, options), Is.EqualTo("""{"Count":null}"""));
    }

    private static void AssertSame(Patch read)
    {
        Assert.That(read.Name.Value, Is.EqualTo("a"));
        Assert.That(read.Count.IsNull, Is.True);
        Assert.That(read.Price.Value, Is.EqualTo(10.50m));
        Assert.That(read.Status.Value, Is.EqualTo(PlanStatus.Active));
        Assert.That(read.Tags.IsSpecified, Is.False);
        Assert.That(read.Plan.Value.Id, Is.EqualTo("p"));
    }

    public sealed class Patch
    {
        public Optional<string> Name { get; set; }

        public Optional<int> Count { get; set; }

        public Optional<decimal> Price { get; set; }

        public Optional<PlanStatus> Status { get; set; }

        public Optional<IReadOnlyList<string>> Tags { get; set; }

        public Optional<Plan> Plan { get; set; }
    }
}
