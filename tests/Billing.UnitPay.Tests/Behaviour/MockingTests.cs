using System;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.UnitPay.Tests.Behaviour;

public class MockingTests
{
    [Test]
    public async Task An_applications_test_can_replace_methods_of_the_client_and_of_a_resource()
    {
        UnitPayClient client = new FakeClient();
        Assert.That((await client.TrackAsync(Clients.Event())).Accepted, Is.EqualTo(7));
        Assert.That((await client.Customers.GetAsync("cus_9")).Id, Is.EqualTo("cus_9"));
    }

    [Test]
    public void What_is_not_replaced_says_so()
    {
        UnitPayClient client = new FakeClient();
        Assert.That(() => client.Plans, Throws.InvalidOperationException.With.Message.Contains("mock"));
    }

    [Test]
    public void Exceptions_can_be_made_by_an_applications_test()
    {
        var result = new TrackEventsResult { Accepted = 0, Rejected = 1 };
        var error = new UnitPayTrackRejectedException(result);
        Assert.That((error.Result, error.Reason), Is.EqualTo((result, (string?)null)));
        Assert.That(() => new UnitPayTrackRejectedException(null!), Throws.ArgumentNullException);
    }

    private sealed class FakeClient : UnitPayClient
    {
        public FakeClient()
            : base(core: null)
        {
        }

        public override CustomersClient Customers { get; } = new FakeCustomers();

        public override Task<TrackEventsResult> TrackAsync(TrackEvent usage, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TrackEventsResult { Accepted = 7, Rejected = 0 });
    }

    private sealed class FakeCustomers : CustomersClient
    {
        public override Task<Customer> GetAsync(string customerId, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new Customer { Id = customerId });
    }
}
