using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Paging;

public sealed class CursorPagerTests
{
    private readonly List<string?> _cursors = new();

    [SetUp]
    public void Forget() => _cursors.Clear();

    [TestCase(null)]
    [TestCase("")]
    public async Task Walks_from_cursor_to_cursor(string? end)
    {
        var items = await WalkAsync(null, new TestPage(new[] { "a", "b" }, NextCursor: "c1"), new TestPage(new[] { "c" }, NextCursor: end));

        Assert.That(items, Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(_cursors, Is.EqualTo(new[] { null, "c1" }));
    }

    [Test]
    public async Task Begins_where_it_is_told()
    {
        await WalkAsync("c7", new TestPage(new[] { "a" }));

        Assert.That(_cursors, Is.EqualTo(new[] { "c7" }));
    }

    [Test]
    public async Task Ends_where_the_vendor_says_that_nothing_follows() =>
        Assert.That(await WalkAsync(null, new TestPage(new[] { "a" }, HasMore: false, NextCursor: "c1")), Has.Count.EqualTo(1));

    [Test]
    public async Task An_empty_page_with_a_cursor_is_no_end()
    {
        var items = await WalkAsync(null, new TestPage(null, HasMore: true, NextCursor: "c1"), new TestPage(Array.Empty<string>(), NextCursor: "c2"), new TestPage(new[] { "a" }));

        Assert.That(items, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_cursor_that_repeats_ends_it_with_an_exception()
    {
        Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync(null, new TestPage(new[] { "a" }, NextCursor: "c1"), new TestPage(new[] { "b" }, NextCursor: "c1")));
        Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync("c1", new TestPage(new[] { "a" }, NextCursor: "c2"), new TestPage(new[] { "b" }, NextCursor: "c1")));
    }

    [Test]
    public void A_page_that_repeats_ends_it_with_an_exception() =>
        Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync(null, new TestPage(new[] { "a" }, NextCursor: "c1"), new TestPage(new[] { "a" }, NextCursor: "c2")));

    [Test]
    public void More_without_a_cursor_ends_it_with_an_exception() =>
        Assert.ThrowsAsync<ResponseValidationException>(() => WalkAsync(null, new TestPage(new[] { "a" }, HasMore: true)));

    [Test]
    public async Task The_options_of_a_walk_apply_to_each_page()
    {
        var client = new TestClient();
        client.Server.Answers(200, "{\"id\":\"a\"}").Answers(200, "{\"id\":\"b\"}");
        var responses = new List<ApiResponse>();
        var options = new RequestOptions { OnResponse = responses.Add };

        async Task<TestPage> FetchAsync(string? cursor, CancellationToken token)
        {
            var widget = await client.SendAsync(Operations.Get, options, token);
            return new TestPage(new[] { widget.Id! }, NextCursor: cursor is null ? "c1" : null);
        }

        var items = new List<string>();
        await foreach (var item in Pager.Cursor<TestPage, string>(null, new Runtime.Paging(), FetchAsync, CancellationToken.None))
        {
            items.Add(item);
        }

        Assert.That((string.Concat(items), responses.Count), Is.EqualTo(("ab", 2)));
    }

    private async Task<List<string>> WalkAsync(string? start, params TestPage[] pages)
    {
        var left = new Queue<TestPage>(pages);
        var items = new List<string>();
        await foreach (var item in Pager.Cursor<TestPage, string>(start, new Runtime.Paging(), FetchAsync, CancellationToken.None))
        {
            items.Add(item);
        }

        return items;

        Task<TestPage> FetchAsync(string? cursor, CancellationToken token)
        {
            _cursors.Add(cursor);
            return Task.FromResult(left.Dequeue());
        }
    }
}
