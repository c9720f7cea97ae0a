using System;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Billing.Runtime;

/// <summary>What the SDK calls itself.</summary>
internal static class UserAgent
{
    private static readonly string Version = (typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    public static string For(string vendor, string? applicationName)
    {
        var own = $"Billing.Sdk.{vendor}/{Version} ({RuntimeInformation.FrameworkDescription})";
        if (applicationName is null)
        {
            return own;
        }

        if (string.IsNullOrWhiteSpace(applicationName))
        {
            throw new ArgumentException("must not be empty.", nameof(BillingClientOptions.ApplicationName));
        }

        Ensure.HeaderValue(applicationName, nameof(BillingClientOptions.ApplicationName));
        return own + " " + applicationName;
    }
}
