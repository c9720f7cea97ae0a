using System.Threading.Tasks;
using Billing.Core.Tests.Support;

namespace Billing.Core.Tests.Errors;

public sealed class DeleteTests
{
    [TestCase("503")]
    [TestCase("broken")]
    [TestCase("timeout")]
    public void Not_found_after_an_attempt_that_may_have_deleted_is_success(string fault)
    {
        var client = new TestClient();
        client.Server.Then(fault switch { "503" => client.Server.Answer(503), "broken" => client.Server.BreakAfterSending(), _ => client.TimeOut() }).Answers(404);

        Assert.That(() => client.DeleteAsync(), Throws.Nothing);
        Assert.That(client.Server.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task A_model_that_was_expected_is_empty_then()
    {
        var client = new TestClient();
        client.Server.Answers(503).Answers(404);

        var widget = await client.SendAsync(Operations.Delete);

        Assert.That(widget.Id, Is.Null);
    }

    [Test]
    public void Not_found_at_the_first_attempt_is_an_error()
    {
        var client = new TestClient();
        client.Server.Answers(404);

        Assert.That(Assert.CatchAsync<ApiException>(() => client.DeleteAsync())!.StatusCode, Is.EqualTo(404));
    }

    [TestCase("429")]
    [TestCase("not sent")]
    public void Not_found_after_an_attempt_that_did_nothing_is_an_error(string fault)
    {
        var client = new TestClient();
        client.Server.Then(fault == "429" ? client.Server.Answer(429) : ScriptedServer.BreakBeforeSending()).Answers(404);

        Assert.That(Assert.CatchAsync<ApiException>(() => client.DeleteAsync())!.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public void Not_found_is_no_success_of_another_verb()
    {
        var client = new TestClient();
        client.Server.Answers(503).Answers(404);

        Assert.CatchAsync<ApiException>(() => client.SendAsync(Operations.Replace));
    }

    [Test]
    public void Not_found_that_a_hook_failed_on_is_no_success()
    {
        var afters = 0;
        var client = new TestClient(options => options.Hooks.Add(new FailingHook(after: () =>
        {
            if (++afters == 1)
            {
                throw new System.InvalidOperationException("hook");
            }
        })));
        client.Server.Then(client.Server.BreakAfterSending()).Answers(404);

        Assert.CatchAsync<UnexpectedClientException>(() => client.DeleteAsync());
    }
}
