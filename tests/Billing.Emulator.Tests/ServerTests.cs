using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Billing.Emulator.Tests;

public class ServerTests
{
    private BillingEmulatorServer _server = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        _server = await BillingEmulatorServer.StartAsync();
        _client = new HttpClient();
        _client.DefaultRequestHeaders.Add("Authorization", "Bearer sk_test_1");
        _client.DefaultRequestHeaders.Add("x-api-key", "upay_sk_1");
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Serves_the_three_vendors_over_http()
    {
        Assert.That(_server.UnitPayUrl.ToString(), Does.Match("^http://127\\.0\\.0\\.1:[0-9]+/unitpay/v1$"));
        foreach (string address in new[] { _server.PaygenticUrl + "/v0/products", _server.UnitPayUrl + "/products", _server.BillingOSUrl + "/v1/customers/unresolved" })
        {
            using HttpResponseMessage response = await _client.GetAsync(new Uri(address));
            Assert.That((int)response.StatusCode, Is.EqualTo(200), address);
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        }

        Assert.That(_server.Emulator.Requests.Select(request => request.Vendor), Is.EqualTo(new[] { "Paygentic", "UnitPay", "BillingOS" }));
    }

    [Test]
    public async Task Shares_the_state_it_was_given()
    {
        var emulator = new BillingEmulator();
        emulator.BillingOS.AddCustomer(null, "ann@example.com");
        await using BillingEmulatorServer server = await BillingEmulatorServer.StartAsync(emulator);
        Assert.That(await _client.GetStringAsync(server.BillingOSUrl + "/v1/customers/unresolved"), Does.Contain("ann@example.com"));
    }

    [Test]
    public async Task Answers_many_callers_at_once()
    {
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => PostAsync("{\"name\":\"customer " + i + "\"}")));
        Assert.That(answers.Distinct().Count(), Is.EqualTo(40));
        Assert.That(_server.Emulator.Requests.Count(request => request.Status == 201), Is.EqualTo(40));
    }

    [Test]
    public async Task Takes_several_requests_on_one_connection()
    {
        const string get = "GET /unitpay/v1/products HTTP/1.1\r\nHost: x\r\nx-api-key: upay_sk_1\r\n\r\n";
        string answer = await SendRawAsync(get + get + get.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        Assert.That(answer.Split("HTTP/1.1 200").Length - 1, Is.EqualTo(3));
        Assert.That(answer.Split("Connection: keep-alive").Length - 1, Is.EqualTo(2));
    }

    [Test]
    public async Task Reads_chunked_bodies()
    {
        string answer = await SendRawAsync("POST /unitpay/v1/customers HTTP/1.1\r\nx-api-key: upay_sk_1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{\"nam\r\na;note=1\r\ne\":\"Ann\"}\n\r\n0\r\nTrailer: x\r\n\r\n");
        Assert.That(answer, Does.StartWith("HTTP/1.1 201").And.Contain("\"name\":\"Ann\""));
    }

    [Test]
    public async Task Answers_an_expectation_before_the_body_comes()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.UnitPayUrl + "/customers") { Content = new StringContent("{}") };
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await _client.SendAsync(request);
        Assert.That((int)response.StatusCode, Is.EqualTo(201));
    }

    [TestCase("nonsense\r\n\r\n")]
    [TestCase("GET\r\n\r\n")]
    [TestCase("get / HTTP/1.1\r\n\r\n")]
    [TestCase("GET / HTTP/3\r\n\r\n")]
    [TestCase("GET relative HTTP/1.1\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nName : value\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [TestCase("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n")]
    [TestCase("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nshort")]
    [TestCase("GET / HTTP/1.1\r\nHost: x")]
    public async Task Answers_400_to_what_is_no_request_and_lives_on(string bytes)
    {
        Assert.That(await SendRawAsync(bytes), Does.StartWith("HTTP/1.1 400"));
        Assert.That(await PostAsync("{}"), Does.Contain("cus_"));
    }

    [Test]
    public async Task Refuses_bodies_over_10_MB_and_endless_headers()
    {
        Assert.That(await SendRawAsync("POST /unitpay/v1/customers HTTP/1.1\r\nContent-Length: 10485761\r\n\r\n"), Does.StartWith("HTTP/1.1 413"));
        Assert.That(await SendRawAsync("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\na00001\r\n"), Does.StartWith("HTTP/1.1 413"));
        Assert.That(await SendRawAsync("GET / HTTP/1.1\r\nx: " + new string('y', 70000) + "\r\n\r\n"), Does.StartWith("HTTP/1.1 431"));
    }

    [Test]
    public void Breaks_the_connection_when_an_answer_is_lost()
    {
        _server.Emulator.LoseNextAnswers();
        Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("{}"));
        Assert.That(_server.Emulator.Requests[0].Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Answers_a_deletion_without_a_body()
    {
        _server.Emulator.BillingOS.AddCustomer("u");
        string id = _server.Emulator.BillingOS.AddCustomer("v").Id;
        using HttpResponseMessage response = await _client.DeleteAsync(new Uri(_server.BillingOSUrl + "/customers/" + id));
        Assert.That((int)response.StatusCode, Is.EqualTo(204));
        Assert.That(await PostAsync("{}"), Does.Contain("cus_"));
    }

    [Test]
    public async Task Stops_while_connections_are_open()
    {
        await PostAsync("{}");
        await _server.DisposeAsync();
        await _server.DisposeAsync();
        Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("{}"));
    }

    [Test]
    public async Task Says_that_a_port_is_taken()
    {
        Assert.That(() => BillingEmulatorServer.StartAsync(port: _server.Port), Throws.InstanceOf<SocketException>());
        Assert.That(() => BillingEmulatorServer.StartAsync(port: 65536), Throws.InstanceOf<ArgumentOutOfRangeException>());
        await Task.CompletedTask;
    }

    private async Task<string> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.PostAsync(new Uri(_server.UnitPayUrl + "/customers"), content);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<string> SendRawAsync(string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _server.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
