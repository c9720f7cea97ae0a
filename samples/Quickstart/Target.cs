using System;

namespace Quickstart;

/// <summary>Where a tour runs: the emulator, or a server that the environment names together with its key.</summary>
internal sealed record Target(string Name, Uri Url, string Key, bool IsEmulator)
{
    public static Target Paygentic(Uri emulator) =>
        From("Paygentic", "PAYGENTIC_BEARER_AUTH", "PAYGENTIC_SERVER_URL", emulator, "sk_test_quickstart");

    public static Target UnitPay(Uri emulator)
    {
        var target = From("UnitPay", "UNITPAY_API_KEY", "UNITPAY_SERVER_URL", emulator, "upay_sk_quickstart");

        // UnitPay's keys do not show their environment, so somebody has to say it.
        if (!target.IsEmulator && !target.Url.IsLoopback && Environment.GetEnvironmentVariable("UNITPAY_ENVIRONMENT") != "sandbox")
        {
            throw new ArgumentException("UNITPAY_API_KEY may be a live key, which the quickstart refuses. Set UNITPAY_ENVIRONMENT=sandbox if it is one of the sandbox.");
        }

        return target;
    }

    public static Target BillingOS(Uri emulator) =>
        From("BillingOS", "BILLINGOS_SECRET_KEY", "BILLINGOS_API_URL", emulator, "sk_test_quickstart");

    private static Target From(string name, string keyVariable, string urlVariable, Uri emulator, string emulatorKey)
    {
        var key = Environment.GetEnvironmentVariable(keyVariable);
        var url = Environment.GetEnvironmentVariable(urlVariable);
        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(url))
        {
            return new Target(name, emulator, emulatorKey, true);
        }

        if (key.StartsWith("sk_live_", StringComparison.Ordinal))
        {
            throw new ArgumentException($"{keyVariable} is a live key. The quickstart creates things and charges for them: use a test key.");
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var server)
            ? new Target(name, server, key, false)
            : throw new ArgumentException($"{urlVariable} is no absolute URL.");
    }
}
