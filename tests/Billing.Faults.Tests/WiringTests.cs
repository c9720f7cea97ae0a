using System;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests;

/// <summary>Each kind of call reaches its server.</summary>
[TestFixtureSource(typeof(Vendor), nameof(Vendor.All))]
public sealed class WiringTests(Vendor vendor)
{
    [Test]
    public async Task A_call_succeeds_and_a_key_is_sent_where_there_is_one([Values] CallKind kind)
    {
        await using var server = FaultServer.Start(KnownFaults.Answer(200, vendor.Answer(kind)));

        await vendor.Connect(server.Url)(kind, null, CancellationToken.None);

        Assert.That(server.Requests, Has.One.Items);
        if (kind == CallKind.Keyed)
        {
            Assert.That(vendor.KeyOf(System.Linq.Enumerable.Single(server.Requests)), Is.Not.Null.And.Not.Empty);
        }
    }

    [Test]
    public async Task A_reset_before_reading_is_met_by_another_attempt()
    {
        await using var server = FaultServer.Start(KnownFaults.ResetBeforeReading, KnownFaults.Answer(200, vendor.Answer(CallKind.Read)));

        await vendor.Connect(server.Url)(CallKind.Read, null, CancellationToken.None);

        Assert.That(server.Attempts, Is.EqualTo(2));
    }
}
