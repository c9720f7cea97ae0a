using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Billing.Testing.Calls;
using Billing.Testing.Documents;
using Billing.Testing.Models;
using Billing.Testing.Samples;
using NUnit.Framework;

namespace Billing.Testing.Fixtures;

/// <summary>The walk over all pages of each list.</summary>
/// <typeparam name="TVendor">The vendor.</typeparam>
public abstract class PagingFixture<TVendor> : VendorFixture<TVendor>
    where TVendor : VendorUnderTest, new()
{
    private static readonly int[] PageSizes = [2, 2, 1];

    private const string Elsewhere = "https://elsewhere.example/next?cursor=";

    public static IEnumerable<TestCaseData> Cases => CasesOf("walks over all pages", operation => operation.Pagination is not null);

    public static IEnumerable<TestCaseData> LinkCases => CasesOf("follows no link to another server", operation => operation.Pagination is not null);

    [TestCaseSource(nameof(Cases))]
    public async Task WalksOverAllPages(ApiOperation operation)
    {
        var schema = operation.Success.Body!;
        var items = Enumerable.Range(0, PageSizes.Sum()).Select(index => Item(schema, index)).ToList();
        using var wire = new Wire();
        var offset = 0;
        foreach (var size in PageSizes)
        {
            wire.Answers(200, ExactJson.Text(Page(schema, items, offset, size)));
            offset += size;
        }

        var walked = await new OperationCall(Vendor, WithoutPosition(operation)).ListAllAsync(Vendor.Connect(wire));

        Assert.Multiple(() =>
        {
            Assert.That(walked.Select(ModelCodec.Write), Is.EqualTo(items.Select(item => ModelCodec.Write(ModelCodec.Read(walked[0].GetType(), item)))));
            Assert.That(wire.Sent, Has.Count.EqualTo(PageSizes.Length));
            foreach (var (expected, sent) in Inputs(operation).Zip(wire.Sent))
            {
                expected.AssertUrl(sent.Url);
            }
        });
    }

    [TestCaseSource(nameof(LinkCases))]
    public async Task FollowsNoLink(ApiOperation operation)
    {
        var schema = operation.Success.Body!;
        var items = Enumerable.Range(0, PageSizes.Sum()).Select(index => Item(schema, index)).ToList();
        using var wire = new Wire();
        foreach (var (offset, size) in new[] { (0, 2), (2, 2), (4, 1) })
        {
            var page = Page(schema, items, offset, size, Elsewhere);
            foreach (var name in new[] { "next", "next_page_url", "links" })
            {
                page[name] ??= name == "links" ? new JsonObject { ["next"] = Elsewhere } : Elsewhere;
            }

            wire.Answers(200, ExactJson.Text(page), ("Link", $"<{Elsewhere}>; rel=\"next\""));
        }

        await new OperationCall(Vendor, WithoutPosition(operation)).ListAllAsync(Vendor.Connect(wire));

        Assert.That(wire.Sent, Has.Count.EqualTo(PageSizes.Length));
        Assert.That(wire.Sent.Select(sent => sent.Url.Split('?')[0]).Distinct(), Is.EqualTo(new[] { WithoutPosition(operation).Address }));
    }

    /// <summary>Every filter, but neither offset nor cursor.</summary>
    private static CallInput WithoutPosition(ApiOperation operation) => CallInput.Full(operation).Without(Position(operation));

    private static string Position(ApiOperation operation) => (string)(operation.Pagination!["cursor"] ?? operation.Pagination["offset"])!;

    /// <summary>What each request should say.</summary>
    private static IEnumerable<CallInput> Inputs(ApiOperation operation)
    {
        var isCursor = operation.Pagination!["cursor"] is not null;
        JsonNode?[] positions = isCursor ? [null, "cursor 2", "cursor 4"] : [0, 2, 4];
        return positions.Select(position => position is null
            ? WithoutPosition(operation)
            : CallInput.Full(operation).With(Position(operation), position));
    }

    private static JsonNode Item(ApiSchema schema, int index)
    {
        var item = Sample.Full(schema.Properties.Single(property => property.Name == schema.Page!.Results).Schema.Items!, index);
        if (schema.Page!.ItemId is { } id)
        {
            item[id] = "item-" + index.ToString(CultureInfo.InvariantCulture);
        }

        return item;
    }

    private static JsonObject Page(ApiSchema schema, List<JsonNode> items, int offset, int size, string cursor = "cursor ")
    {
        var page = schema.Page!;
        var json = Sample.Full(schema).AsObject();
        var end = offset + size;
        var isLast = end == items.Count;
        json[page.Results] = new JsonArray(items.Skip(offset).Take(size).Select(item => (JsonNode?)item.DeepClone()).ToArray());
        if (page.Total?.Split('.') is { } total)
        {
            var owner = total.Length == 1 ? json : json[total[0]]!.AsObject();
            owner[total[^1]] = items.Count;
        }

        if (page.Next is { } next)
        {
            json[next] = isLast ? null : cursor + end.ToString(CultureInfo.InvariantCulture);
        }

        if (page.HasMore is { } hasMore)
        {
            json[hasMore] = !isLast;
        }

        return json;
    }
}
