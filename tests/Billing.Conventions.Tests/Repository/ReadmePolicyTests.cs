using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Billing.Conventions.Tests.Api;
using Billing.Runtime;

namespace Billing.Conventions.Tests.Repository;

/// <summary>The numbers that the README promises are those of the code.</summary>
public sealed class ReadmePolicyTests
{
    private static readonly Type Defaults = typeof(BillingException).Assembly.GetType("Billing.BillingDefaults", throwOnError: true)!;

    [Test]
    public void The_limits_are_those_of_the_defaults()
    {
        var first = Seconds("InitialInterval");
        var expected = new Dictionary<string, string>
        {
            ["one attempt, its body included"] = $"{Text("AttemptTimeout")} s",
            ["the whole call, attempts and waits"] = $"{Text("Timeout")} s",
            ["retries"] = string.Join(", ", Vendor.All.Select(Retries)),
            ["wait before the first retry"] = $"a random {Invariant(first / 2)} to {Invariant(first)} s",
            ["each further wait"] = $"{Text("Exponent")} times the one before, at most {Text("MaxInterval")} s",
            ["last start of a retry"] = $"{Text("MaxElapsedTime")} s after the call began",
            ["longest `Retry-After`"] = $"{Text("LongestRetryAfter")} s",
            ["wait of BillingOS with a key, when the effect is unknown"] = $"at least {Text("NonAtomicResendDelay")} s",
            ["retries against one server"] = $"{Text("RetryBudgetCapacity")} saved up, 1 more per {Text("RetryBudgetSuccessesPerRetry")} successes, and always {Text("RetryBudgetFloor")} in {Text("RetryBudgetWindow")} s",
            ["idempotency key"] = $"{Text("MaxIdempotencyKeyLength")} characters",
            ["body of an answer"] = $"{Invariant(Convert.ToDouble(Value("MaxResponseBytes"), CultureInfo.InvariantCulture) / 1024 / 1024)} MB",
        };

        Assert.That(Limits(), Is.EquivalentTo(expected));
    }

    [Test]
    public void Every_reason_and_effect_is_explained_and_exists()
    {
        var section = RepositoryFolder.Read("README.md").Split("## Retries, timeouts and idempotency")[1].Split("\n## ")[0];

        Assert.That(Enum.GetNames<StopReason>().Concat(Enum.GetNames<Effect>()).Where(name => !section.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
        foreach (var option in System.Text.RegularExpressions.Regex.Matches(section, @"`Retry\.(\w+)`").Select(match => match.Groups[1].Value))
        {
            Assert.That(typeof(RetryOptions).GetProperty(option), Is.Not.Null, option);
        }
    }

    private static Dictionary<string, string> Limits() => RepositoryFolder.Read("README.md").Split("| limit | default | option |")[1].Split("\n\n")[0]
        .Split('\n')
        .Skip(2)
        .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
        .ToDictionary(cells => cells[1], cells => cells[2]);

    private static string Retries(Vendor vendor)
    {
        var profile = vendor.Client.Assembly.GetType($"{vendor.Client.Namespace}.{vendor.Name}Profile", throwOnError: true)!.GetField("Profile", BindingFlags.Static | BindingFlags.NonPublic)!;
        return $"{vendor.Name} {((VendorProfile)profile.GetValue(null)!).MaxRetries.ToString(CultureInfo.InvariantCulture)}";
    }

    private static object Value(string name) => Defaults.GetField(name)!.GetValue(null)!;

    private static double Seconds(string name) => ((TimeSpan)Value(name)).TotalSeconds;

    private static string Text(string name) => Invariant(Value(name) is TimeSpan time ? time.TotalSeconds : Convert.ToDouble(Value(name), CultureInfo.InvariantCulture));

    private static string Invariant(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
