using System;
using System.Linq;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.Paygentic.Tests.Behaviour;

public class ErrorTests
{
    private const string Plain = "{\"error\":\"bad_request\",\"code\":\"PLAN_IN_USE\",\"message\":\"CANARY of Jane\",\"details\":{\"n\":1}}";
    private const string Validation = "{\"error\":\"validation_error\",\"message\":\"CANARY of Jane\",\"errors\":[{\"field\":\"email\",\"message\":\"CANARY\",\"code\":\"format\"},{\"field\":\"email\",\"message\":\"second\"},{\"message\":\"no field\"}]}";

    [TestCase(400, ApiErrorKind.InvalidRequest)]
    [TestCase(401, ApiErrorKind.Authentication)]
    [TestCase(403, ApiErrorKind.Permission)]
    [TestCase(404, ApiErrorKind.NotFound)]
    [TestCase(409, ApiErrorKind.Conflict)]
    [TestCase(418, ApiErrorKind.Other)]
    [TestCase(422, ApiErrorKind.InvalidRequest)]
    [TestCase(429, ApiErrorKind.RateLimited)]
    [TestCase(500, ApiErrorKind.Server)]
    public void With_the_plain_body_are_one_class_with_its_members(int status, ApiErrorKind kind)
    {
        using var wire = new Wire().AlwaysAnswers(status, Plain, ("x-request-id", "req_1"));
        var error = Assert.ThrowsAsync<PaygenticErrorException>(() => Clients.On(wire, o => o.Retry = RetryOptions.None).Customers.GetAsync("cus_1"))!;
        Assert.That((error.StatusCode, error.Kind, error.Error, error.Code, error.ServerMessage, error.RequestId), Is.EqualTo((status, kind, "bad_request", "PLAN_IN_USE", "CANARY of Jane", "req_1")));
        Assert.That(error.Details!["n"], Is.EqualTo(1L));
        Assert.That(error.ToString(), Does.Not.Contain("CANARY"));
        Assert.That(error.Message, Does.Contain("Customers_Get").And.Contain("PLAN_IN_USE").And.Contain("req_1"));
    }

    [Test]
    public void Of_validation_are_recognised_before_the_plain_form()
    {
        using var wire = new Wire().Answers(400, Validation);
        var error = Assert.ThrowsAsync<PaygenticValidationException>(() => Clients.On(wire).Events.IngestAsync(Clients.Event()))!;
        Assert.That(error.Errors.Select(item => item.Message), Is.EqualTo(new[] { "CANARY", "second", "no field" }));
        Assert.That(error.FieldErrors["email"], Is.EqualTo(new[] { "CANARY", "second" }));
        Assert.That((error.FieldErrors[""].Single(), error.Code, error.ServerMessage), Is.EqualTo(("no field", "validation_error", "CANARY of Jane")));
        Assert.That(error.ToString(), Does.Not.Contain("CANARY"));
    }

    [TestCase("{\"error\":\"unauthorized\",\"code\":\"AUTH_X\"}")]
    [TestCase("{\"code\":\"AUTH_X\",\"message\":{\"a\":1},\"details\":[1]}")]
    public void That_are_odd_in_one_member_keep_what_the_others_say(string body)
    {
        using var wire = new Wire().Answers(401, body);
        Assert.That(Assert.ThrowsAsync<PaygenticErrorException>(() => Clients.On(wire).Customers.GetAsync("cus_1"))!.Code, Is.EqualTo("AUTH_X"));
    }

    [Test]
    public void Of_validation_that_are_odd_in_one_member_stay_of_validation()
    {
        using var wire = new Wire().Answers(400, "{\"error\":{\"a\":1},\"message\":[1],\"errors\":[{\"field\":\"email\",\"message\":{},\"code\":\"format\"}]}");
        var error = Assert.ThrowsAsync<PaygenticValidationException>(() => Clients.On(wire).Events.IngestAsync(Clients.Event()))!;
        Assert.That((error.Code, error.Errors[0].Field, error.Errors[0].Code), Is.EqualTo(("validation_error", "email", "format")));
    }

    [Test]
    public void Beyond_what_an_exception_keeps_still_tell_their_code()
    {
        using var wire = new Wire().Answers(400, "{\"details\":{\"text\":\"" + new string('x', 100_000) + "\"},\"code\":\"LATE\",\"message\":\"m\"}");
        var error = Assert.ThrowsAsync<PaygenticErrorException>(() => Clients.On(wire).Customers.GetAsync("cus_1"))!;
        Assert.That((error.Code, error.Body.Length), Is.EqualTo(("LATE", 65_536)));
    }

    [Test]
    public void Of_validation_need_no_constant_and_no_entry()
    {
        using var wire = new Wire().Answers(422, "{\"message\":\"m\",\"errors\":[]}");
        Assert.That(Assert.ThrowsAsync<PaygenticValidationException>(() => Clients.On(wire).Events.IngestAsync(Clients.Event()))!.Errors, Is.Empty);
    }

    [TestCase("{\"message\":\"m\",\"error\":\"conflict\",\"errors\":null}")]
    [TestCase("{\"message\":\"m\",\"error\":\"conflict\",\"errors\":\"none\"}")]
    [TestCase("{\"message\":\"m\",\"error\":\"conflict\",\"errors\":{\"a\":[\"b\"]}}")]
    public void With_odd_validation_entries_fall_back_to_the_plain_form(string body)
    {
        using var wire = new Wire().Answers(400, body);
        var error = Assert.ThrowsAsync<PaygenticErrorException>(() => Clients.On(wire).Events.IngestAsync(Clients.Event()))!;
        Assert.That((error.Error, error.ServerMessage), Is.EqualTo(("conflict", "m")));
    }

    [TestCase("")]
    [TestCase("<html>Bad gateway</html>")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{\"message\":{\"a\":1}}")]
    [TestCase("{\"mess")]
    public void Whose_body_is_of_no_known_form_keep_it(string body)
    {
        using var wire = new Wire().Answers(404, body);
        var error = Assert.ThrowsAsync<PaygenticException>(() => Clients.On(wire).Customers.GetAsync("cus_1"))!;
        Assert.That((error.Body, error.Code, error.ServerMessage), Is.EqualTo((body, (string?)null, (string?)null)));
    }

    [Test]
    public void Of_deleting_a_customer_tell_what_stands_in_the_way()
    {
        using var wire = new Wire().Answers(
            409, "{\"error\":\"conflict\",\"message\":\"m\",\"details\":{\"blockers\":[{\"type\":\"subscriptions\",\"count\":2,\"items\":[{\"id\":\"sub_1\",\"status\":\"active\"}]},{\"type\":\"ghosts\",\"count\":1}]}}");
        var error = Assert.ThrowsAsync<DeleteCustomerConflictException>(() => Clients.On(wire).Customers.DeleteAsync("cus_1"))!;
        Assert.That(error.Blockers.Select(blocker => (blocker.Type.Value, blocker.Type.IsKnown, blocker.Count)), Is.EqualTo(new[] { ("subscriptions", true, 2L), ("ghosts", false, 1L) }));
        Assert.That((error.Blockers[0].Items![0].Id, error.Kind, error.ServerMessage), Is.EqualTo(("sub_1", ApiErrorKind.Conflict, "m")));
    }

    [Test]
    public void Of_deleting_a_fee_tell_what_stands_in_the_way()
    {
        using var wire = new Wire().Answers(409, "{\"error\":\"conflict\",\"message\":\"m\",\"details\":{\"blockers\":[{\"type\":\"prices\",\"count\":3}]}}");
        var error = Assert.ThrowsAsync<DeleteFeeConflictException>(() => Clients.On(wire).Fees.DeleteAsync("fee_1"))!;
        Assert.That((error.Blockers.Single().Type, error.Blockers.Single().Count), Is.EqualTo(("prices", 3L)));
    }

    [TestCase("{\"error\":\"conflict\",\"code\":\"BUSY\",\"message\":\"m\"}")]
    [TestCase("{\"error\":\"conflict\",\"code\":\"BUSY\",\"message\":\"m\",\"details\":{\"other\":1}}")]
    public void Of_a_conflict_without_blockers_are_plain(string body)
    {
        using var wire = new Wire().Answers(409, body);
        Assert.That(Assert.ThrowsAsync<PaygenticErrorException>(() => Clients.On(wire).Customers.DeleteAsync("cus_1"))!.Code, Is.EqualTo("BUSY"));
    }

    [Test]
    public async Task Are_values_of_the_functions()
    {
        using var wire = new Wire().Answers(409, "{\"details\":{\"blockers\":[]},\"message\":\"m\"}");
        var result = await PaygenticFunctions.CustomersDeleteAsync(Clients.On(wire).Core, "cus_1");
        Assert.That((result.IsOk, result.Error is DeleteCustomerConflictException, result.Response!.StatusCode), Is.EqualTo((false, true, 409)));
    }
}
