using System.Linq;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

public class WalkTests
{
    [Test]
    public async Task Nulls_in_a_page_do_not_make_items_repeat()
    {
        using var wire = new Wire().Answers(200, Page("{\"id\":\"cus_a\"},null", 3)).Answers(200, Page("{\"id\":\"cus_b\"}", 3));
        var walk = Clients.On(wire).Customers.ListAllAsync(new ListCustomersParams { OrganizationId = "org_1" });

        Assert.That(await walk.Select(customer => customer.Id).ToListAsync(), Is.EqualTo(new[] { "cus_a", "cus_b" }));
        Assert.That(wire.Last.Url, Does.Contain("offset=2"));
    }

    [Test]
    public async Task An_item_without_its_id_does_not_end_the_walk()
    {
        using var wire = new Wire().Answers(200, Page("{\"object\":\"customer\"}", 2)).Answers(200, Page("{\"id\":\"cus_b\"}", 2));

        Assert.That(await Clients.On(wire).Customers.ListAllAsync(new ListCustomersParams { OrganizationId = "org_1" }).CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_walk_keeps_to_the_query_that_it_was_given()
    {
        using var wire = new Wire().Answers(200, Page("{\"id\":\"cus_a\"}", 2)).Answers(200, Page("{\"id\":\"cus_b\"}", 2));
        var query = new ListCustomersParams { OrganizationId = "org_1" };
        var walk = Clients.On(wire).Customers.ListAllAsync(query);
        query.OrganizationId = "org_2";

        Assert.That(await walk.CountAsync(), Is.EqualTo(2));
        Assert.That(wire.Sent.Select(request => request.Url), Has.All.Contain("organizationId=org_1"));
    }

    private static string Page(string items, int total) => $$$"""{"object":"list","data":[{{{items}}}],"pagination":{"limit":2,"offset":0,"total":{{{total}}}}}""";
}
