using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Billing.Faults.Tests.Clients;
using Billing.Faults.Tests.Servers;

namespace Billing.Faults.Tests.Catalogue;

/// <summary>What one answer leaves on a connection never becomes the answer to another call.</summary>
[TestFixtureSource(typeof(Vendor), nameof(Vendor.All))]
public sealed class KeptConnectionTests(Vendor vendor)
{
    [Test]
    public async Task A_second_answer_in_one_is_given_to_nobody([Values(CallKind.Read, CallKind.Keyed)] CallKind kind)
    {
        var twice = Scripts.Says("two answers", Ending.Value, Answer("own") + Answer("of somebody else")).Script!;
        await using var server = FaultServer.Start(attempt => attempt == 0 ? twice : KnownFaults.Answer(200, Scripts.GoodBody, "x-request-id: own\r\n"));
        var call = vendor.Connect(server.Url);
        var told = new List<string?>();

        for (var i = 0; i < 3; i++)
        {
            await call(kind, new RequestOptions { OnResponse = response => told.Add(response.RequestId) }, CancellationToken.None);
        }

        Assert.That(told, Is.EqualTo(new[] { "own", "own", "own" }));
        Assert.That((server.Attempts, server.Connections), Is.EqualTo((3, 2)));
    }

    private static string Answer(string requestId) => $"HTTP/1.1 200 OK\r\nx-request-id: {requestId}\r\nContent-Length: {Scripts.GoodBody.Length}\r\n\r\n{Scripts.GoodBody}";
}
