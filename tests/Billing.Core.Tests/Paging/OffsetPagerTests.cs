using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.Runtime;

namespace Billing.Core.Tests.Paging;

public sealed class OffsetPagerTests
{
    private readonly List<int> _offsets = new();

    [SetUp]
    public void Forget() => _offsets.Clear();

    [Test]
    public async Task Walks_over_all_pages_by_the_total()
    {
        var items = await WalkAsync(0, new TestPage(new[] { "a", "b" }, 5), new TestPage(new[] { "c", "d" }, 5), new TestPage(new[] { "e" }, 5));

        Assert.That(items, Is.EqualTo(new[] { "a", "b", "c", "d", "e" }));
        Assert.That(_offsets, Is.EqualTo(new[] { 0, 2, 4 }));
    }

    [Test]
    public async Task Walks_until_an_empty_page_where_nobody_says_how_many_there_are()
    {
        var items = await WalkAsync(0, new TestPage(new[] { "a", "b" }), new TestPage(new[] { "c" }), new TestPage(Array.Empty<string>()));

        Assert.That(items, Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public async Task Walks_while_the_vendor_says_that_more_follows()
    {
        var items = await WalkAsync(0, new TestPage(new[] { "a" }, HasMore: true), new TestPage(new[] { "b" }, HasMore: false));

        Assert.That((string.Concat(items), _offsets.Count), Is.EqualTo(("ab", 2)));
    }

    [Test]
    public async Task More_counts_more_than_a_total_that_is_too_small()
    {
        var items = await WalkAsync(0, new TestPage(new[] { "a" }, 1, HasMore: true), new TestPage(new[] { "b" }, 1, HasMore: false));

        Assert.That(items, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Begins_where_it_is_told()
    {
        await WalkAsync(40, new TestPage(new[] { "a", "b" }, 43), new TestPage(new[] { "c" }, 43));

        Assert.That(_offsets, Is.EqualTo(new[] { 40, 42 }));
    }

    [TestCase(0)]
    [TestCase(50)]
    public async Task An_empty_list_is_empty(int start)
    {
        Assert.That(await WalkAsync(start, new TestPage(null, 0)), Is.Empty);
        Assert.That(await WalkAsync(start, new TestPage(Array.Empty<string>(), start)), Is.Empty);
    }

    [Test]
    public async Task A_page_is_fetched_when_it_is_needed()
    {
        await foreach (var item in Pager.Offset<TestPage, string>(0, new Runtime.Paging(), Fetch(new TestPage(new[] { "a", "b" }, 9)), CancellationToken.None))
        {
            Assert.That(_offsets, Is.EqualTo(new[] { 0 }));
            if (item == "b")
            {
                break;
            }
        }

        Assert.That(_offsets, Has.Count.EqualTo(1));
    }

    [Test]
    public void More_behind_the_vendors_largest_offset_throws_and_names_the_filters()
    {
        var seen = new List<string>();

        var error = Assert.ThrowsAsync<InvalidRequestException>(async () =>
        {
            await foreach (var item in Pager.Offset<TestPage, string>(0, new Runtime.Paging(3, "customerId, status"), Fetch(new TestPage(new[] { "a", "b" }, 9), new TestPage(new[] { "c", "d" }, 9)), CancellationToken.None))
            {
                seen.Add(item);
            }
        })!;

        Assert.That(string.Concat(seen), Is.EqualTo("abcd"), "nothing that was read is lost");
        Assert.That(error.ParamName, Is.EqualTo("offset"));
        Assert.That(error.Message, Does.Contain("3").And.Contain("customerId, status").And.Not.Contain("Nothing was sent"), "pages were sent");
    }

    [Test]
    public async Task Nulls_count_for_the_offset_though_they_are_left_out()
    {
        var items = await WalkAsync(0, Page("[\"a\",null,\"b\"]", 7), Page("[null,null]", 7), Page("[\"c\",\"d\"]", 7));

        Assert.That(items, Is.EqualTo(new[] { "a", "b", "c", "d" }));
        Assert.That(_offsets, Is.EqualTo(new[] { 0, 3, 5 }));
    }

    [Test]
    public async Task An_item_without_its_id_does_not_end_the_walk()
    {
        var pages = new Queue<NamelessPage>([new NamelessPage(), new NamelessPage()]);
        var items = new List<string>();
        await foreach (var item in Pager.Offset<NamelessPage, string>(0, new Runtime.Paging(), (_, _) => Task.FromResult(pages.Dequeue()), CancellationToken.None))
        {
            items.Add(item);
        }

        Assert.That(items, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_that_ends_at_the_largest_offset_is_whole()
    {
        var items = await WalkAsync(0, new Runtime.Paging(2, "status"), new TestPage(new[] { "a", "b" }, 4), new TestPage(new[] { "c", "d" }, 4));

        Assert.That(items, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_page_that_repeats_the_one_before_ends_it_with_an_exception()
    {
        var error = Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync(0, new TestPage(new[] { "a", "b" }, 9), new TestPage(new[] { "a", "b" }, 9)))!;

        Assert.That(error.Message, Does.Contain("same item"));
    }

    [Test]
    public void An_empty_page_with_more_to_come_ends_it_with_an_exception()
    {
        Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync(0, new TestPage(new[] { "a" }, 9), new TestPage(Array.Empty<string>(), 9)));
        Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync(0, new TestPage(null, HasMore: true)));
    }

    [Test]
    public void The_token_reaches_each_fetch()
    {
        using var caller = new CancellationTokenSource();
        var fetched = new List<CancellationToken>();

        Assert.DoesNotThrowAsync(async () =>
        {
            await foreach (var item in Pager.Offset<TestPage, string>(0, new Runtime.Paging(), (_, token) =>
            {
                fetched.Add(token);
                return Task.FromResult(new TestPage(new[] { "a" }, 1));
            }, CancellationToken.None).WithCancellation(caller.Token))
            {
                Assert.That(item, Is.EqualTo("a"));
            }
        });

        Assert.That(fetched, Is.EqualTo(new[] { caller.Token }));
    }

    private static TestPage Page(string items, long total) => new(JsonIo.Parse("{\"tags\":" + items + "}", Json.Plan.Read)!.Tags, total);

    private Task<List<string>> WalkAsync(int start, params TestPage[] pages) => WalkAsync(start, new Runtime.Paging(), pages);

    private async Task<List<string>> WalkAsync(int start, Runtime.Paging paging, params TestPage[] pages)
    {
        var items = new List<string>();
        await foreach (var item in Pager.Offset<TestPage, string>(start, paging, Fetch(pages), CancellationToken.None))
        {
            items.Add(item);
        }

        return items;
    }

    private Func<int, CancellationToken, Task<TestPage>> Fetch(params TestPage[] pages)
    {
        var left = new Queue<TestPage>(pages);
        return (offset, _) =>
        {
            _offsets.Add(offset);
            return Task.FromResult(left.Dequeue());
        };
    }

    /// <summary>What a page of the generator does where a required id did not arrive.</summary>
    private sealed class NamelessPage : IPage<string>
    {
        public IReadOnlyList<string> Items => new[] { "a" };

        public long? Total => 2;

        public string? NextCursor => null;

        public bool? HasMore => null;

        public string? FirstItemId => throw JsonIo.Missing("Customer", "id");
    }
}
