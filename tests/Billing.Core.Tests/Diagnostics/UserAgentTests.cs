using System;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Diagnostics;

public sealed class UserAgentTests
{
    [Test]
    public async Task Names_package_version_and_runtime()
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last["User-Agent"], Does.Match(@"^Billing\.Sdk\.Acme/\d+\.\d+\.\d+\S* \(\.NET 10\.[^)]+\)$"));
        Assert.That(client.Server.Last["Accept"], Is.EqualTo("application/json"));
    }

    [Test]
    public async Task The_applications_name_comes_last()
    {
        var client = new TestClient(options => options.ApplicationName = "shop/2.1");
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last["User-Agent"], Does.EndWith(") shop/2.1"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("shop\r\nX-Evil: 1")]
    [TestCase("läden/1")]
    public void A_name_that_no_header_can_carry_is_refused(string name) =>
        Assert.That(Assert.Throws<ArgumentException>(() => _ = new TestClient(options => options.ApplicationName = name))!.ParamName, Is.EqualTo("ApplicationName"));
}
