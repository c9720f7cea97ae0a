using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class KnownMemberReadingTests
{
    [TestCase("5")]
    [TestCase("5.0")]
    [TestCase("5.00")]
    [TestCase("50e-1")]
    [TestCase("\"5\"")]
    [TestCase("\"5.0\"")]
    public void Reads_an_integer_in_any_exact_form(string written)
    {
        var plan = Plans.Read($$"""{"seats":{{written}},"used":{{written}},"counts":[{{written}}]}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Seats, Is.EqualTo(5));
            Assert.That(plan.Used, Is.EqualTo(5));
            Assert.That(plan.Counts, Is.EqualTo(new[] { 5L }));
        });
    }

    [TestCase("2147483648")]
    [TestCase("-2147483649")]
    [TestCase("9223372036854775808")]
    [TestCase("1e400")]
    [TestCase("1.5")]
    [TestCase("\"2147483648\"")]
    [TestCase("\"\"")]
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("017")]
    [TestCase("-017")]
    [TestCase("0x11")]
    public void Refuses_what_is_no_32_bit_integer(string written) =>
        Assert.That(Plans.Refused($$"""{"items":[{},{"seats":{{written}}}]}""").Path, Is.EqualTo("items[1].seats"));

    [TestCase("9223372036854775808")]
    [TestCase("-9223372036854775809")]
    [TestCase("1e19")]
    [TestCase("0.5")]
    [TestCase("99999999999999999999999999999999999999999")]
    public void Refuses_what_is_no_64_bit_integer(string written) =>
        Assert.That(Plans.Refused($$"""{"used":{{written}}}""").Expected, Is.EqualTo("a 64-bit integer"));

    [Test]
    public void Reads_the_limits_of_integers()
    {
        var plan = Plans.Read("""{"seats":-2147483648,"used":-9223372036854775808,"counts":[9223372036854775807,9223372036854775807.0]}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Seats, Is.EqualTo(int.MinValue));
            Assert.That(plan.Used, Is.EqualTo(long.MinValue));
            Assert.That(plan.Counts, Is.EqualTo(new[] { long.MaxValue, long.MaxValue }));
        });
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("\"true\"", true)]
    [TestCase("\"false\"", false)]
    public void Reads_a_boolean_also_from_text(string written, bool expected) =>
        Assert.That(Plans.Read($$"""{"active":{{written}}}""").Active, Is.EqualTo(expected));

    [TestCase("1")]
    [TestCase("\"yes\"")]
    [TestCase("{}")]
    [TestCase("[]")]
    public void Refuses_to_guess_a_boolean(string written) =>
        Assert.That(Plans.Refused($$"""{"active":{{written}}}""").Expected, Is.EqualTo("a boolean"));

    [TestCase("5", "5")]
    [TestCase("1.50", "1.50")]
    [TestCase("12345678901234567890123456789012345678901234567890", "12345678901234567890123456789012345678901234567890")]
    [TestCase("1e400", "1e400")]
    [TestCase("true", "true")]
    [TestCase("\"2024-01-01T00:00:00Z\"", "2024-01-01T00:00:00Z")]
    [TestCase("\"/Date(1)/\"", "/Date(1)/")]
    [TestCase("\"\\u00e9\\n\"", "é\n")]
    public void Reads_text_exactly_and_other_scalars_as_their_text(string written, string expected)
    {
        var plan = Plans.Read($$"""{"id":{{written}},"tags":[{{written}}]}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Id, Is.EqualTo(expected));
            Assert.That(plan.Tags, Is.EqualTo(new[] { expected }));
        });
    }

    [TestCase("{\"a\":1}", "an object")]
    [TestCase("[1]", "an array")]
    public void Refuses_a_container_where_text_is_expected(string written, string found)
    {
        var member = Plans.Refused($$"""{"parent":{"id":{{written}} } }""");
        var item = Plans.Refused($$"""{"tags":["a",{{written}}]}""");
        Assert.Multiple(() =>
        {
            Assert.That((member.Path, member.Expected, member.Found), Is.EqualTo(("parent.id", "text", found)));
            Assert.That((item.Path, item.Expected, item.Found), Is.EqualTo(("tags[1]", "text", found)));
        });
    }

    [TestCase("1")]
    [TestCase("\"a\"")]
    [TestCase("[]")]
    public void Refuses_another_kind_where_an_object_is_expected(string written)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Plans.Refused($$"""{"parent":{{written}}}""").Path, Is.EqualTo("parent"));
            Assert.That(Plans.Refused($$"""{"metadata":{{written}}}""").Path, Is.EqualTo("metadata"));
            Assert.That(Plans.Refused($$"""{"rates":{{written}}}""").Path, Is.EqualTo("rates"));
            Assert.That(Plans.Refused($$"""{"items":[{{written}}]}""").Path, Is.EqualTo("items[0]"));
            Assert.That(Plans.Refused(written).Path, Is.Empty);
        });
    }

    [Test]
    public void Refuses_an_object_where_a_list_is_expected() =>
        Assert.That(Plans.Refused("""{"tags":{}}""").Expected, Is.EqualTo("an array"));

    [Test]
    public void Leaves_nulls_out_of_typed_lists_and_maps()
    {
        var plan = Plans.Read("""{"tags":[null,"a",null],"items":[null,{"id":"x"}],"counts":[null,1],"rates":{"a":null,"b":1}}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Tags, Is.EqualTo(new[] { "a" }));
            Assert.That(plan.Items, Has.Count.EqualTo(1));
            Assert.That(plan.Counts, Is.EqualTo(new[] { 1L }));
            Assert.That(plan.Rates, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Lets_the_last_of_several_members_with_one_name_count()
    {
        var plan = Plans.Read("""{"id":"a","x":1,"id":"b","x":2,"metadata":{"k":1,"K":3,"k":2},"rates":{"e":1,"e":2}}""");
        Assert.Multiple(() =>
        {
            Assert.That(plan.Id, Is.EqualTo("b"));
            Assert.That(plan.AdditionalProperties!["x"], Is.EqualTo(2L));
            Assert.That(plan.Metadata, Has.Count.EqualTo(2));
            Assert.That(plan.Metadata!["k"], Is.EqualTo(2L));
            Assert.That(plan.Rates!["e"], Is.EqualTo(2m));
        });
    }

    [Test]
    public void Reads_nulls_as_missing()
    {
        var plan = Plans.Read("""{"id":null,"status":null,"price":null,"active":null,"seats":null,"used":null,"createdAt":null,"parent":null,"tags":null,"items":null,"rates":null,"metadata":null,"condition":null,"unknown":null}""");
        Assert.That(JsonIo.ToJson(plan), Is.EqualTo("""{"unknown":null}"""));
    }

    [Test]
    public void Writes_back_what_it_read() =>
        Assert.That(JsonIo.ToJson(Plans.Read(Plans.Full)), Is.EqualTo(Plans.Full));
}
