using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Billing.BillingOS;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.UnitPay;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Billing.Integration.Tests.DependencyInjection;

/// <summary>Options from the application's configuration.</summary>
public sealed class ConfigurationTests
{
    private const string Full = """
        {
          "BearerAuth": "sk_test_CANARYPAYGENTIC01",
          "serverurl": "https://eu.example.com",
          "AttemptTimeout": "00:00:10",
          "Timeout": "infinite",
          "ApplicationName": "shop/2.1",
          "AllowInsecureHttp": "true",
          "MaxResponseBytes": 1024,
          "Retry": {
            "InitialInterval": "00:00:00.250",
            "MaxInterval": "00:00:04",
            "Exponent": 1.5,
            "MaxElapsedTime": "00:00:20",
            "MaxRetries": 5,
            "RetryConnectionErrors": false,
            "StatusCodes": [ "429", "5XX" ],
            "ResendUnsafe": false
          }
        }
        """;

    [TestCase("")]
    [TestCase("ar-SA")]
    [TestCase("de-DE")]
    public void Every_setting_is_read_in_every_culture(string culture)
    {
        var old = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var options = Read(Section.Of(Full));

            Assert.That((options.BearerAuth, options.ServerUrl, options.AttemptTimeout, options.Timeout), Is.EqualTo(
                (Keys.Paygentic, new Uri("https://eu.example.com"), TimeSpan.FromSeconds(10), System.Threading.Timeout.InfiniteTimeSpan)));
            Assert.That((options.ApplicationName, options.AllowInsecureHttp, options.MaxResponseBytes), Is.EqualTo(("shop/2.1", true, 1024)));
            Assert.That(options.Retry!.ToString(), Is.EqualTo(
                "RetryOptions { InitialInterval = 0.25 s, MaxInterval = 4 s, Exponent = 1.5, MaxElapsedTime = 20 s, MaxRetries = 5, RetryConnectionErrors = False, StatusCodes = 429 5XX, ResendUnsafe = False }"));
        }
        finally
        {
            CultureInfo.CurrentCulture = old;
        }
    }

    [Test]
    public void Vendors_add_their_own_settings()
    {
        var root = Section.Root("""{ "UnitPay": { "ApiKey": "upay_sk_1", "IdempotencyKeyPrefix": "svc1-" }, "BillingOS": { "SecretKey": "sk_test_1", "ServerIndex": 1 } }""");
        var services = new ServiceCollection();
        services.AddUnitPay(root.GetSection("UnitPay"));
        services.AddBillingOS("eu", root.GetSection("BillingOS"));
        using var provider = services.BuildServiceProvider();

        var unitpay = provider.GetRequiredService<IOptions<UnitPayClientOptions>>().Value;
        var billingos = provider.GetRequiredService<IOptionsMonitor<BillingOSClientOptions>>().Get("eu");
        Assert.That((unitpay.ApiKey, unitpay.IdempotencyKeyPrefix, billingos.SecretKey, billingos.ServerIndex), Is.EqualTo(("upay_sk_1", "svc1-", "sk_test_1", 1)));
    }

    /// <summary>An option of text, number or time that is added later must find its way into the table.</summary>
    [Test]
    public void Every_option_that_text_can_express_is_a_setting()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(Section.With("Nope", "1")))!;
        var known = error.Message[(error.Message.IndexOf("settings are ", StringComparison.Ordinal) + 13)..].TrimEnd('.').Split(", ");
        var expressible = typeof(PaygenticClientOptions).GetProperties().Where(property => property.CanWrite && IsText(property.PropertyType)).Select(property => property.Name);

        Assert.That(known, Is.EquivalentTo(expressible.Append("Retry")));

        error = Assert.Throws<OptionsValidationException>(() => Read(Section.With("Retry:Nope", "1")))!;
        known = error.Message[(error.Message.IndexOf("settings are ", StringComparison.Ordinal) + 13)..].TrimEnd('.').Split(", ");
        Assert.That(known, Is.EquivalentTo(typeof(RetryOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)));
    }

    [Test]
    public void A_delegate_comes_after_the_section()
    {
        var services = new ServiceCollection();
        services.AddPaygentic(Section.Of(Full), (_, options) => options.ApplicationName += " (eu)");
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<PaygenticClientOptions>>().Value.ApplicationName, Is.EqualTo("shop/2.1 (eu)"));
    }

    [Test]
    public void Statuses_may_be_one_text() =>
        Assert.That(Read(Section.With("Retry:StatusCodes", "429, 5XX")).Retry!.StatusCodes, Is.EqualTo(new[] { "429", "5XX" }));

    [TestCase("Bearer", "sk_test_CANARY1", "Billing:Paygentic:Bearer is not a setting.")]
    [TestCase("BearerAuthProvider", "x", "Billing:Paygentic:BearerAuthProvider is not a setting.")]
    [TestCase("Retry:MaxRetry", "2", "Billing:Paygentic:Retry:MaxRetry is not a setting.")]
    [TestCase("Retry", "2", "Billing:Paygentic:Retry must hold settings of its own.")]
    [TestCase("Timeout", "30", "Billing:Paygentic:Timeout must be a time, such as 00:00:30 for 30 seconds, or infinite.")]
    [TestCase("Timeout", "sk_live_CANARY", "Billing:Paygentic:Timeout must be a time")]
    [TestCase("ServerIndex", "1.0", "Billing:Paygentic:ServerIndex must be a whole number.")]
    [TestCase("ServerUrl", "api.example.com", "Billing:Paygentic:ServerUrl must be an absolute URL")]
    [TestCase("AllowInsecureHttp", "yes", "Billing:Paygentic:AllowInsecureHttp must be true or false.")]
    [TestCase("Retry:Exponent", "1,5", "Billing:Paygentic:Retry:Exponent must be a number")]
    [TestCase("Retry:StatusCodes", "4229", "'4229' is not a status such as 429 or 5XX. (Parameter 'Retry.StatusCodes')")]
    [TestCase("Retry:MaxRetries", "-1", "must be 0 or more. (Parameter 'Retry.MaxRetries')")]
    [TestCase("ApplicationName:First", "shop", "Billing:Paygentic:ApplicationName must be a text.")]
    [TestCase("BearerAuth", "", "must not be empty. (Parameter 'BearerAuth')")]
    public void A_bad_setting_is_named_and_its_value_never_shown(string key, string value, string expected)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(Section.With(key, value)))!;

        Assert.That(error.Message, Does.StartWith("AddPaygentic(): ").And.Contain(expected).And.Not.Contain("CANARY"));
    }

    [Test]
    public void All_that_is_wrong_is_told_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(Section.Of("""{ "Timeout": "x", "Retry": { "MaxRetries": "y" }, "Extra": 1 }""")))!;

        Assert.That(error.Failures.Select(failure => failure.Split(' ')[1]), Is.EqualTo(new[]
        {
            "Billing:Paygentic:Timeout", "Billing:Paygentic:Retry:MaxRetries", "Billing:Paygentic:Extra", "is",
        }));
    }

    [Test]
    public void A_section_that_is_not_there_is_an_error() =>
        Assert.That(() => Read(Section.Of("{}", "Billing:Paygentc")), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("the section Billing:Paygentc is missing or empty"));

    [Test]
    public void The_whole_configuration_in_place_of_a_section_is_told_in_a_few_lines()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(Enumerable.Range(0, 100).ToDictionary(i => "K" + i, _ => (string?)"v")).Build();

        var error = Assert.Throws<OptionsValidationException>(() => Read(root))!;

        Assert.That((error.Failures.Count(), error.Message.Contains("95 more keys are not settings", StringComparison.Ordinal)), Is.EqualTo((7, true)));
    }

    private static bool IsText(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(string) || plain == typeof(Uri) || plain == typeof(int) || plain == typeof(bool) || plain == typeof(TimeSpan) || plain == typeof(double));

    private static PaygenticClientOptions Read(IConfiguration section)
    {
        using var environment = new Billing.Testing.EnvironmentScope(("PAYGENTIC_BEARER_AUTH", null));
        var services = new ServiceCollection();
        services.AddPaygentic(section);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<PaygenticClientOptions>>().Value;
    }
}
