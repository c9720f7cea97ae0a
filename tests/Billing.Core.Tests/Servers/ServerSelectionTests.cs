using System;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Servers;

public sealed class ServerSelectionTests
{
    private const string KeyOfNeither = "sk_restricted_1";
    private const string Local = "http://127.0.0.1:4010";

    // the client's index and URL, the call's index and URL
    [TestCase(TestVendor.Key, null, null, null, null, TestVendor.Production)]
    [TestCase(TestVendor.SandboxKey, null, null, null, null, TestVendor.Sandbox)]
    [TestCase(KeyOfNeither, null, null, null, null, TestVendor.Production)]
    [TestCase(KeyOfNeither, 1, null, null, null, TestVendor.Sandbox)]
    [TestCase(TestVendor.SandboxKey, 1, null, null, null, TestVendor.Sandbox)]
    [TestCase(TestVendor.Key, null, Local, null, null, Local)]
    [TestCase(TestVendor.Key, 1, Local, null, null, Local)]
    [TestCase(KeyOfNeither, 0, null, 1, null, TestVendor.Sandbox)]
    [TestCase(KeyOfNeither, 1, null, 0, null, TestVendor.Production)]
    [TestCase(KeyOfNeither, null, Local, 1, null, TestVendor.Sandbox)]
    [TestCase(KeyOfNeither, 1, null, 1, Local, Local)]
    [TestCase(TestVendor.Key, null, null, 1, Local, Local)]
    [TestCase(TestVendor.Key, null, "https://proxy.example/acme/", null, null, "https://proxy.example/acme")]
    [TestCase(TestVendor.Key, null, "http://localhost:4010/", null, null, "http://localhost:4010")]
    [TestCase(TestVendor.Key, null, "http://[::1]:4010", null, null, "http://[::1]:4010")]
    public async Task The_calls_word_wins_over_the_clients_and_a_url_over_an_index_over_the_keys_prefix(string key, int? index, string? url, int? ownIndex, string? ownUrl, string expected)
    {
        foreach (var provided in new[] { false, true })
        {
            var client = Client(key, provided, index, url);
            client.Server.Answers(200, Widget.Json);

            await client.SendAsync(Operations.Get, new RequestOptions { ServerIndex = ownIndex, ServerUrl = ownUrl is null ? null : new Uri(ownUrl) });

            Assert.That(client.Server.Last.Url, Is.EqualTo(expected + "/widgets/wid_1"), provided ? "with a provider" : "with a key");
        }
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void An_index_out_of_range_is_refused_by_constructor_and_call(int index)
    {
        var client = Client(KeyOfNeither, false);

        var made = Assert.Throws<ArgumentOutOfRangeException>(() => Client(KeyOfNeither, false, index))!;
        var called = Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SendAsync(Operations.Get, new RequestOptions { ServerIndex = index }))!;

        Assert.That((made.ParamName, called.ParamName, client.Server.Attempts), Is.EqualTo(("ServerIndex", "ServerIndex", 0)));
        Assert.That(made.Message, Does.Contain("from 0 to 1"));
    }

    [TestCase(TestVendor.Key, 1)]
    [TestCase(TestVendor.SandboxKey, 0)]
    public void An_index_against_the_keys_prefix_is_refused_by_constructor_and_call(string key, int index)
    {
        var client = Client(key, false);

        var made = Assert.Throws<ArgumentException>(() => Client(key, false, index))!;
        var called = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Get, new RequestOptions { ServerIndex = index }))!;

        Assert.That((made.ParamName, called.ParamName, client.Server.Attempts), Is.EqualTo(("ServerIndex", "ServerIndex", 0)));
        Assert.That(made.Message, Does.Contain("sandbox").And.Contain("production").And.Not.Contain("CANARY"));
    }

    [Test]
    public void An_index_against_a_provided_keys_prefix_is_refused_before_sending()
    {
        var client = Client(TestVendor.SandboxKey, true, 0);

        var error = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.ParamName, client.Server.Attempts), Is.EqualTo(("ServerIndex", 0)));
    }

    [TestCase("/v1", "absolute")]
    [TestCase("v1", "absolute")]
    [TestCase("ftp://api.acme.example", "http or https")]
    [TestCase("file:///etc/passwd", "http or https")]
    [TestCase("http://api.acme.example", "https")]
    [TestCase("http://localhost.evil.example", "https")]
    [TestCase("http://10.0.0.1", "https")]
    [TestCase("https://user:CANARY@api.acme.example", "no user")]
    [TestCase("https://api.acme.example?key=CANARY", "query")]
    [TestCase("https://api.acme.example/#top", "fragment")]
    public void A_url_that_breaks_a_rule_is_refused_by_constructor_and_call(string url, string rule)
    {
        var client = Client(TestVendor.Key, false);

        var made = Assert.Throws<ArgumentException>(() => Client(TestVendor.Key, false, null, url))!;
        var called = Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(Operations.Get, new RequestOptions { ServerUrl = new Uri(url, UriKind.RelativeOrAbsolute) }))!;

        Assert.That((made.ParamName, called.ParamName, client.Server.Attempts), Is.EqualTo(("ServerUrl", "ServerUrl", 0)));
        Assert.That(made.Message, Does.Contain(rule).And.Not.Contain("CANARY"));
    }

    [Test]
    public async Task Plain_http_to_another_machine_is_the_applications_explicit_word()
    {
        var client = new TestClient(options =>
        {
            options.AllowInsecureHttp = true;
            options.ServerUrl = new Uri("http://10.0.0.1:8080/acme/");
        });
        client.Server.Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get);

        Assert.That(client.Server.Last.Url, Is.EqualTo("http://10.0.0.1:8080/acme/widgets/wid_1"));
    }

    private static TestClient Client(string key, bool provided, int? index = null, string? url = null) => new(options =>
    {
        options.ApiKey = provided ? null : key;
        options.ApiKeyProvider = provided ? _ => new ValueTask<string>(key) : null;
        options.ServerIndex = index;
        options.ServerUrl = url is null ? null : new Uri(url, UriKind.RelativeOrAbsolute);
    });
}
