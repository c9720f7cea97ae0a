using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Retries;

public sealed class RetryOptionsTests
{
    [TestCase(0, 1, StopReason.RetriesOff)]
    [TestCase(1, 2, StopReason.AttemptsSpent)]
    [TestCase(5, 6, StopReason.AttemptsSpent)]
    public void MaxRetries_counts_the_attempts_after_the_first(int maxRetries, int attempts, StopReason stop)
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxRetries = maxRetries });
        client.Always(client.Server.Answer(503));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((attempts, stop)));
    }

    [TestCase(2)]
    [TestCase(3)]
    public void The_vendors_own_number_is_the_default(int vendorsNumber)
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { InitialInterval = TimeSpan.Zero }, TestVendor.Profile(vendorsNumber));
        client.Always(client.Server.Answer(503));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.Attempts, Is.EqualTo(vendorsNumber + 1));
    }

    [Test]
    public void None_means_one_attempt()
    {
        var client = new TestClient();
        client.Always(client.Server.BreakAfterSending());

        var error = Assert.CatchAsync<ConnectionException>(() => client.SendAsync(Operations.Get, new RequestOptions { Retry = RetryOptions.None }))!;

        Assert.That((error.Attempts, error.StopReason), Is.EqualTo((1, StopReason.RetriesOff)));
    }

    [TestCase("503", 503, true)]
    [TestCase("503", 500, false)]
    [TestCase("503", 429, false)]
    [TestCase("5XX", 599, true)]
    [TestCase("5xx", 500, true)]
    [TestCase("5XX", 501, false)]
    [TestCase("5XX", 505, false)]
    [TestCase("5XX", 429, false)]
    [TestCase("501", 501, true)]
    [TestCase("4XX,5XX", 404, true)]
    public void StatusCodes_replace_the_statuses_to_retry(string codes, int status, bool retried)
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { StatusCodes = codes.Split(',') });
        client.Always(client.Server.Answer(status));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.Attempts, Is.EqualTo(retried ? 3 : 1));
    }

    [TestCase("600")]
    [TestCase("5X")]
    [TestCase("5XXX")]
    [TestCase("XXX")]
    [TestCase("abc")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("-50")]
    [TestCase("٥٠٠")]
    public void A_status_that_is_none_is_refused(string? code)
    {
        var error = Assert.Throws<ArgumentException>(() => _ = new TestClient(options => options.Retry = new RetryOptions { StatusCodes = new[] { code! } }))!;

        Assert.That(error.ParamName, Is.EqualTo("Retry.StatusCodes"));
    }

    public static IEnumerable<TestCaseData> Invalid()
    {
        yield return new TestCaseData(new RetryOptions { InitialInterval = TimeSpan.FromTicks(-1) }, "Retry.InitialInterval");
        yield return new TestCaseData(new RetryOptions { MaxInterval = TimeSpan.FromTicks(-1) }, "Retry.MaxInterval");
        yield return new TestCaseData(new RetryOptions { MaxElapsedTime = TimeSpan.FromTicks(-1) }, "Retry.MaxElapsedTime");
        yield return new TestCaseData(new RetryOptions { MaxRetries = -1 }, "Retry.MaxRetries");
        yield return new TestCaseData(new RetryOptions { Exponent = 0.99 }, "Retry.Exponent");
        yield return new TestCaseData(new RetryOptions { Exponent = double.NaN }, "Retry.Exponent");
        yield return new TestCaseData(new RetryOptions { Exponent = double.PositiveInfinity }, "Retry.Exponent");
    }

    [TestCaseSource(nameof(Invalid))]
    public void What_makes_no_policy_is_refused_by_constructor_and_call(RetryOptions retry, string name)
    {
        var client = new TestClient();

        var made = Assert.Throws<ArgumentOutOfRangeException>(() => _ = new TestClient(options => options.Retry = retry))!;
        var called = Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SendAsync(Operations.Get, new RequestOptions { Retry = retry }))!;

        Assert.That((made.ParamName, called.ParamName, client.Server.Attempts), Is.EqualTo((name, name, 0)));
    }

    [Test]
    public async Task A_calls_own_retries_replace_the_clients_as_a_whole()
    {
        var client = new TestClient(options => options.Retry = new RetryOptions { MaxRetries = 0, StatusCodes = new[] { "418" } });
        client.Server.Answers(503).Answers(200, Widget.Json);

        await client.SendAsync(Operations.Get, new RequestOptions { Retry = new RetryOptions() });

        Assert.That(client.Server.Attempts, Is.EqualTo(2), "MaxRetries is the vendor's again, and 503 is retried again");
    }

    [Test]
    public void A_changed_list_of_statuses_does_not_reach_the_client()
    {
        var codes = new List<string> { "503" };
        var client = new TestClient(options => options.Retry = new RetryOptions { StatusCodes = codes });
        codes[0] = "404";
        client.Always(client.Server.Answer(404));

        var error = Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Get))!;

        Assert.That(error.Attempts, Is.EqualTo(1));
    }

    [Test]
    public void A_copy_has_every_member()
    {
        var all = new RetryOptions
        {
            InitialInterval = TimeSpan.FromSeconds(1),
            MaxInterval = TimeSpan.FromSeconds(2),
            MaxElapsedTime = TimeSpan.FromSeconds(3),
            Exponent = 4,
            MaxRetries = 5,
            RetryConnectionErrors = false,
            ResendUnsafe = true,
        };

        // Equality is the compiler's: it sees a member that the copy forgot.
        Assert.That(all with { }, Is.EqualTo(all));
        Assert.That(all with { MaxRetries = 6 }, Is.Not.EqualTo(all));
        Assert.That((all with { StatusCodes = new[] { "500" } }).StatusCodes, Is.EqualTo(new[] { "500" }));
    }

    [Test]
    [SetCulture("de-DE")]
    public void Prints_the_same_in_every_culture()
    {
        var retry = new RetryOptions { InitialInterval = TimeSpan.FromMilliseconds(1250), Exponent = 1.5, MaxRetries = 4, StatusCodes = new[] { "429", "5XX" } };
        const string Text = "RetryOptions { InitialInterval = 1.25 s, MaxInterval = 8 s, Exponent = 1.5, MaxElapsedTime = 60 s, MaxRetries = 4, RetryConnectionErrors = True, StatusCodes = 429 5XX, ResendUnsafe = False }";

        Assert.That(retry.ToString(), Is.EqualTo(Text));
        Assert.That(new RequestOptions { Retry = retry }.ToString(), Does.Contain(Text));
        Assert.That(new RetryOptions().ToString(), Does.Contain("MaxRetries = default,").And.Contain("StatusCodes = default,"));
    }

    [Test]
    public void Prints_every_member()
    {
        var text = new RetryOptions().ToString();

        Assert.Multiple(() =>
        {
            foreach (var property in typeof(RetryOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                Assert.That(text, Does.Contain(" " + property.Name + " = "));
            }
        });
    }
}
