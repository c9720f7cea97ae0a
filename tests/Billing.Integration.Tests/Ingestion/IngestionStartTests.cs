using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Billing.BillingOS;
using Billing.Integration.Tests.Support;
using Billing.Paygentic;
using Billing.Testing;
using Billing.UnitPay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Billing.Integration.Tests.Ingestion;

/// <summary>The settings of an ingestion, and what the start of the host tells of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class IngestionStartTests : IDisposable
{
    private const string Full = """
        {
          "ApiKey": "upay_sk_CANARYUNITPAY01",
          "IdempotencyKeyPrefix": "svc1-",
          "FlushInterval": "00:00:02",
          "MaxBatchSize": 50,
          "AutoBatch": false,
          "MaxParallelRequests": 3,
          "MaxBufferSize": 77,
          "Overflow": "dropnewest",
          "JournalDirectory": "journal",
          "Fsync": true,
          "DeadLetterFile": "letters.jsonl",
          "DuplicateWindow": "1.00:00:00",
          "OnExpired": "Drop",
          "ShutdownTimeout": "00:00:07",
          "AttemptTimeout": "00:00:10",
          "Retry": { "MaxRetries": 4 }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    public void Every_setting_is_read()
    {
        var services = new ServiceCollection();
        services.AddUnitPayIngestion(Section.Of(Full));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<UnitPayIngestionOptions>>().CurrentValue;

        Assert.That((options.ApiKey, options.IdempotencyKeyPrefix, options.FlushInterval, options.MaxBatchSize), Is.EqualTo((Keys.UnitPay, "svc1-", TimeSpan.FromSeconds(2), 50)));
        Assert.That((options.AutoBatch, options.MaxParallelRequests, options.MaxBufferSize, options.Overflow), Is.EqualTo((false, 3, 77, OverflowPolicy.DropNewest)));
        Assert.That((options.JournalDirectory, options.Fsync, options.DeadLetterFile), Is.EqualTo(("journal", true, "letters.jsonl")));
        Assert.That((options.DuplicateWindow, options.OnExpired, options.ShutdownTimeout), Is.EqualTo(((TimeSpan?)TimeSpan.FromDays(1), ExpiredPolicy.Drop, TimeSpan.FromSeconds(7))));
        Assert.That((options.AttemptTimeout, options.Retry!.MaxRetries), Is.EqualTo((TimeSpan.FromSeconds(10), 4)));
    }

    [Test]
    public void Every_option_that_can_be_written_is_a_setting()
    {
        var services = new ServiceCollection();
        services.AddUnitPayIngestion(Section.Of("{ \"ApiKey\": \"upay_sk_1\", \"Nonsense\": 1 }"));
        services.AddPaygenticIngestion(Section.Of("{ \"BearerAuth\": \"sk_test_1\", \"Nonsense\": 1 }"));
        services.AddBillingOSIngestion(Section.Of("{ \"SecretKey\": \"sk_test_1\", \"Nonsense\": 1 }"));
        using var provider = services.BuildServiceProvider();

        Check<UnitPayIngestion, UnitPayIngestionOptions>(provider);
        Check<PaygenticIngestion, PaygenticIngestionOptions>(provider);
        Check<BillingOSIngestion, BillingOSIngestionOptions>(provider);
    }

    [Test]
    public void Every_bad_setting_is_named()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddUnitPayIngestion(Section.Of("""
            {
              "ApiKey": "upay_pk_1", "FlushInterval": "-00:00:01", "MaxBatchSize": 0, "MaxParallelRequests": 0, "MaxBufferSize": 0, "Overflow": "perhaps",
              "JournalDirectory": "", "DeadLetterFile": " ", "DuplicateWindow": "00:00:00", "OnExpired": "7", "ShutdownTimeout": "infinite", "Fsync": "yes", "Jurnal": "/x"
            }
            """));
        using var host = builder.Build();

        var failures = Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())!.Failures.ToList();

        Assert.That(failures, Has.All.StartsWith("AddUnitPayIngestion(): "));
        var unknown = failures.Where(failure => failure.Contains("is not a setting", StringComparison.Ordinal)).ToList();
        Assert.That(unknown.Single(), Does.Contain("Jurnal"));
        var others = failures.Except(unknown).ToList();
        var names = new[] { "Overflow", "OnExpired", "Fsync", "ApiKey", "FlushInterval", "MaxBatchSize", "MaxParallelRequests", "MaxBufferSize", "JournalDirectory", "DeadLetterFile", "DuplicateWindow", "ShutdownTimeout" };
        foreach (var name in names)
        {
            Assert.That(others.Count(failure => failure.Contains(name, StringComparison.Ordinal)), Is.EqualTo(1), name + " in\n" + string.Join('\n', others));
        }

        Assert.That(others, Has.Count.EqualTo(names.Length));
        Assert.That(others.Single(failure => failure.Contains("Overflow", StringComparison.Ordinal)), Does.EndWith("must be one of DropOldest, DropNewest, Wait."));
    }

    [Test]
    public void Two_ingestions_of_one_folder_stop_the_host()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        foreach (var name in new[] { "one", "two" })
        {
            builder.Services.AddUnitPayIngestion(name, options => (options.ApiKey, options.JournalDirectory) = (Keys.UnitPay, _folder.FullName));
        }

        using var host = builder.Build();

        var error = Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())!;

        Assert.That(error.Message, Does.Match("^AddUnitPayIngestion\\(\"(one|two)\"\\): is in use by another ingestion").And.Contain("'JournalDirectory'"));
    }

    [Test]
    public void A_second_registration_of_the_same_name_fails_at_once()
    {
        var services = new ServiceCollection();
        services.AddUnitPay();
        services.AddUnitPayIngestion();
        services.AddUnitPayIngestion("eu");

        Assert.That(() => services.AddUnitPayIngestion(options => options.ApiKey = Keys.UnitPay), Throws.InvalidOperationException.With.Message.StartsWith("AddUnitPayIngestion() was called before"));
        Assert.That(() => services.AddUnitPayIngestion("eu", Section.Of("{}")), Throws.InvalidOperationException.With.Message.StartsWith("AddUnitPayIngestion(\"eu\") was called before"));
        Assert.That(() => services.AddPaygenticIngestion("eu"), Throws.Nothing);
    }

    [Test]
    public void Names_sections_and_delegates_must_be_there()
    {
        var services = new ServiceCollection();

        Assert.That(() => services.AddBillingOSIngestion(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("name"));
        Assert.That(() => services.AddBillingOSIngestion(name: null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("name"));
        Assert.That(() => services.AddBillingOSIngestion(section: null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("section"));
        Assert.That(() => services.AddBillingOSIngestion((Action<IServiceProvider, BillingOSIngestionOptions>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("configure"));
        Assert.That(() => services.AddBillingOSIngestion("eu", (Action<IServiceProvider, BillingOSIngestionOptions>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("configure"));
        Assert.That(() => services.AddBillingOSIngestion("eu", section: null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("section"));
        Assert.That(() => ((IServiceCollection)null!).AddBillingOSIngestion(), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("services"));
    }

    private static void Check<TIngestion, TOptions>(IServiceProvider provider)
        where TIngestion : UsageIngestion
        where TOptions : IngestionOptions
    {
        var told = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<TIngestion>())!.Message;
        var codeOnly = new[] { "HttpClient", "DebugLogger", "Hooks", "TimeProvider", "OnFlushError", "OnRejected", "OnDropped", "OnHeld", "ApiKeyProvider", "BearerAuthProvider", "SecretKeyProvider" };
        foreach (var option in typeof(TOptions).GetProperties().Select(property => property.Name).Except(codeOnly))
        {
            Assert.That(told, Does.Match($"[ ,]{option}[,.]"), $"{typeof(TOptions).Name}.{option}");
        }
    }
}
