using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Core.Tests.Json;

public sealed class LearningNameTableTests
{
    [Test]
    public void Gives_the_same_string_for_a_name_that_it_saw()
    {
        var names = new LearningNameTable();
        var first = Get(names, "customerId");
        Assert.That(Get(names, "customerId"), Is.SameAs(first));
    }

    [Test]
    public void Remembers_the_names_of_a_whole_vendor()
    {
        var names = new LearningNameTable();
        var members = Enumerable.Range(0, 500).Select(static i => "member" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var first = members.Select(member => Get(names, member)).ToArray();
        var kept = members.Where((member, i) => ReferenceEquals(Get(names, member), first[i])).Count();
        Assert.That(kept, Is.GreaterThan(480));
    }

    [Test]
    public void Learns_again_after_a_flood_of_other_names()
    {
        var names = new LearningNameTable();
        for (var i = 0; i < 100_000; i++)
        {
            Get(names, Guid.NewGuid().ToString());
        }

        var first = Get(names, "customerId");
        Assert.That(Get(names, "customerId"), Is.SameAs(first));
    }

    [Test]
    public void Does_not_keep_long_names()
    {
        var names = new LearningNameTable();
        var text = new string('x', 97);
        var first = Get(names, text);
        Assert.That(Get(names, text), Is.EqualTo(text).And.Not.SameAs(first));
    }

    [Test]
    public void Reads_a_part_of_a_buffer() => Assert.That(new LearningNameTable().Get("xabcx".ToCharArray(), 1, 3), Is.EqualTo("abc"));

    [Test]
    public void Gives_the_empty_name() => Assert.That(new LearningNameTable().Get([], 0, 0), Is.Empty);

    [Test]
    public void Is_right_on_many_threads_at_once()
    {
        var names = new LearningNameTable();
        Parallel.For(0, 200_000, i =>
        {
            var name = "n" + (i % 9_000).ToString(CultureInfo.InvariantCulture);
            if (Get(names, name) != name)
            {
                throw new InvalidOperationException(name);
            }
        });
    }

    [Test]
    public void Spares_the_names_of_everything_that_is_read()
    {
        var first = Plans.Read("""{"neverSeenBefore":1}""").AdditionalProperties!.Keys.Single();
        var second = Plans.Read("""{"neverSeenBefore":1}""").AdditionalProperties!.Keys.Single();
        Assert.That(second, Is.SameAs(first));
    }

    private static string Get(LearningNameTable names, string name) => names.Get(name.ToCharArray(), 0, name.Length)!;
}
