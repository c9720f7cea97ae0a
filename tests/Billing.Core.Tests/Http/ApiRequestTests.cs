using System;
using System.Globalization;
using Billing.Core.Tests.Support;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class ApiRequestTests
{
    private static readonly Operation Nested = new("Sources_Approve", "POST", "/sources/{sourceId}/events/{id}/approve", Idempotency.Natural);

    [Test]
    public void Values_of_the_path_are_escaped_in_their_order()
    {
        var request = new ApiRequest(Nested).Route("sourceId", "a/b?c#d e").Route("id", 17);

        Assert.That(request.TakeUrl(string.Empty), Is.EqualTo("/sources/a%2Fb%3Fc%23d%20e/events/17/approve"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    public void A_value_that_would_name_another_path_is_refused(string value) =>
        Assert.That(Assert.Throws<ArgumentException>(() => new ApiRequest(Nested).Route("sourceId", value))!.ParamName, Is.EqualTo("sourceId"));

    [Test]
    public void A_value_that_is_no_valid_Unicode_is_refused_and_names_its_parameter()
    {
        // In one test: neither an attribute nor a test's name can hold half a pair.
        Assert.Multiple(() => Array.ForEach(["\ud83d", "abc\ud83d", "\ude00abc", "\ud83d\ud83d\ude00"], IsRefused));
    }

    private static void IsRefused(string value)
    {
        Assert.That(Assert.Throws<ArgumentException>(() => new ApiRequest(Nested).Route("sourceId", value))!.ParamName, Is.EqualTo("sourceId"));
        Assert.That(Assert.Throws<ArgumentException>(() => new ApiRequest(Operations.Create).Query("q", value))!.ParamName, Is.EqualTo("q"));
    }

    [Test]
    public void A_whole_surrogate_pair_is_escaped() =>
        Assert.That(new ApiRequest(Operations.Create).Query("q", "a\ud83d\ude00b").TakeUrl(string.Empty), Is.EqualTo("/widgets?q=a%F0%9F%98%80b"));

    [Test]
    public void A_value_that_is_null_is_refused() =>
        Assert.That(Assert.Throws<ArgumentNullException>(() => new ApiRequest(Nested).Route("sourceId", null!))!.ParamName, Is.EqualTo("sourceId"));

    [Test]
    [SetCulture("ar-SA")]
    public void The_query_is_written_the_same_in_every_culture()
    {
        var request = new ApiRequest(Operations.Create)
            .Query("text", "a&b=c d+e/ü")
            .Query("none", (string?)null)
            .Query("int", 1000)
            .Query("long", -5L)
            .Query("decimal", 1.50m)
            .Query("yes", true)
            .Query("no", (bool?)false)
            .Query("time", new DateTimeOffset(2026, 1, 15, 14, 0, 0, TimeSpan.FromHours(2)))
            .Query("many", new[] { "x", "y z" })
            .Query("empty", string.Empty);

        Assert.That(CultureInfo.CurrentCulture.Name, Is.EqualTo("ar-SA"));
        Assert.That(request.TakeUrl(string.Empty), Is.EqualTo("/widgets?text=a%26b%3Dc%20d%2Be%2F%C3%BC&int=1000&long=-5&decimal=1.50&yes=true&no=false&time=2026-01-15T12%3A00%3A00Z&many=x&many=y%20z&empty="));
    }

    [Test]
    public void The_path_ends_before_the_query()
    {
        var request = new ApiRequest(Nested).Route("sourceId", "s").Route("id", "e").Query("limit", 5);

        Assert.That(request.TakeUrl(string.Empty), Is.EqualTo("/sources/s/events/e/approve?limit=5"));
    }

    [Test]
    public void A_required_query_value_that_is_missing_is_refused()
    {
        Assert.That(Assert.Throws<ArgumentNullException>(() => new ApiRequest(Operations.Create).Required("organizationId", null))!.ParamName, Is.EqualTo("organizationId"));
        Assert.That(Assert.Throws<ArgumentException>(() => new ApiRequest(Operations.Create).Required("organizationId", " "))!.ParamName, Is.EqualTo("organizationId"));
        Assert.That(new ApiRequest(Operations.Create).Required("organizationId", "o").TakeUrl(string.Empty), Is.EqualTo("/widgets?organizationId=o"));
    }

    [TestCase(true, false, true)]
    [TestCase(false, true, true)]
    [TestCase(true, true, false)]
    [TestCase(false, false, false)]
    public void Exactly_one_of_two_filters_is_needed_before_anything_is_sent(bool first, bool second, bool valid) =>
        Check(request => request.ExactlyOne(("customerId", first), ("email", second)), valid);

    [TestCase(true, true, true)]
    [TestCase(false, true, true)]
    [TestCase(false, false, false)]
    public void At_least_one_of_two_filters_is_needed_before_anything_is_sent(bool first, bool second, bool valid) =>
        Check(request => request.AtLeastOne(("customerId", first), ("email", second)), valid);

    [Test]
    public void A_body_that_is_null_is_refused() =>
        Assert.That(Assert.Throws<ArgumentNullException>(() => new ApiRequest(Operations.Create).Body(null!))!.ParamName, Is.EqualTo("request"));

    private static void Check(Action<ApiRequest> rule, bool valid)
    {
        var client = new TestClient();
        client.Server.Answers(200, Widget.Json);
        var request = TestClient.Request(Operations.Get);
        rule(request);

        var error = Assert.CatchAsync(async () =>
        {
            await client.Http.SendAsync(request, Widget.Read, null, default);
            throw new OperationCanceledException("It was sent.");
        });

        Assert.That((error is InvalidRequestException, client.Server.Attempts), Is.EqualTo((!valid, valid ? 1 : 0)));
    }
}
