using System;
using System.IO;
using System.Threading.Tasks;
using Billing.Testing;

namespace Billing.UnitPay.Tests.Behaviour;

[NonParallelizable]
public class EnvironmentTests
{
    [Test]
    public async Task Gives_the_key_to_a_client_without_one()
    {
        using var wire = new Wire().AlwaysAnswers(200, "{}");
        using (new EnvironmentScope(("UNITPAY_API_KEY", "upay_sk_env")))
        {
            Assert.That(() => new UnitPayClient(), Throws.Nothing);
            await Clients.On(wire, o => o.ApiKey = null).Customers.GetAsync("cus_1");
            await Clients.On(wire).Customers.GetAsync("cus_1");
        }

        Assert.That(wire.Sent.ConvertAll(sent => sent["x-api-key"]), Is.EqualTo(new[] { "upay_sk_env", Clients.Key }));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Without_a_key_is_named_together_with_the_option(string? value)
    {
        using var scope = new EnvironmentScope(("UNITPAY_API_KEY", value));
        var error = Assert.Throws<ArgumentException>(() => _ = new UnitPayClient())!;
        Assert.That(error.Message, Does.Contain("ApiKey").And.Contain("UNITPAY_API_KEY"));
    }

    [Test]
    public void With_a_publishable_key_is_the_one_to_blame()
    {
        using var scope = new EnvironmentScope(("UNITPAY_API_KEY", "upay_pk_CANARY"));
        var error = Assert.Throws<ArgumentException>(() => _ = new UnitPayClient())!;
        Assert.That(error.ParamName, Is.EqualTo("UNITPAY_API_KEY"));
        Assert.That(error.Message, Does.Not.Contain("CANARY"));
    }

    [TestCase("true", true)]
    [TestCase("TRUE", true)]
    [TestCase("false", false)]
    [TestCase(null, false)]
    public async Task Switches_the_debug_log_on_standard_error(string? value, bool logs)
    {
        var old = Console.Error;
        using var text = new StringWriter();
        Console.SetError(text);
        try
        {
            using var scope = new EnvironmentScope(("UNITPAY_DEBUG", value));
            using var wire = new Wire().Answers(200, "{}");
            await Clients.On(wire).Customers.GetAsync("cus_1");
        }
        finally
        {
            Console.SetError(old);
        }

        Assert.That(text.ToString(), logs ? Does.Contain("UnitPay: > GET https://api.useunitpay.com/v1/customers/cus_1") : Is.Empty);
        Assert.That(text.ToString(), Does.Not.Contain("CANARY"));
    }
}
