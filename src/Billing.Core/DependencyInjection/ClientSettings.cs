using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;

namespace Billing.Runtime;

/// <summary>The table of what configuration may say of a client.</summary>
internal static class ClientSettings
{
    /// <summary>Reads a section into options. What cannot be read keeps its default and is told.</summary>
    /// <returns>What is wrong with the section; empty when nothing is.</returns>
    public static IReadOnlyList<string> Read<TOptions>(IConfiguration section, TOptions options, Action<SettingsReader, TOptions> readOwn)
        where TOptions : BillingClientOptions
    {
        var failures = new List<string>();
        if (section is IConfigurationSection { Value: null } named && !named.GetChildren().Any())
        {
            failures.Add($"the section {named.Path} is missing or empty.");
            return failures;
        }

        var reader = new SettingsReader(section, failures);
        readOwn(reader, options);
        ReadCommon(reader, options);
        reader.RefuseUnknown();
        return failures;
    }

    private static void ReadCommon(SettingsReader reader, BillingClientOptions options)
    {
        reader.Url(nameof(options.ServerUrl), value => options.ServerUrl = value);
        reader.Whole(nameof(options.ServerIndex), value => options.ServerIndex = value);
        reader.Duration(nameof(options.AttemptTimeout), value => options.AttemptTimeout = value);
        reader.Duration(nameof(options.Timeout), value => options.Timeout = value);
        reader.Text(nameof(options.ApplicationName), value => options.ApplicationName = value);
        reader.Flag(nameof(options.AllowInsecureHttp), value => options.AllowInsecureHttp = value);
        reader.Whole(nameof(options.MaxResponseBytes), value => options.MaxResponseBytes = value);
        reader.Group(nameof(options.Retry), group => ReadRetry(group, options.Retry ??= new RetryOptions()));
    }

    private static void ReadRetry(SettingsReader reader, RetryOptions retry)
    {
        reader.Duration(nameof(retry.InitialInterval), value => retry.InitialInterval = value);
        reader.Duration(nameof(retry.MaxInterval), value => retry.MaxInterval = value);
        reader.Number(nameof(retry.Exponent), value => retry.Exponent = value);
        reader.Duration(nameof(retry.MaxElapsedTime), value => retry.MaxElapsedTime = value);
        reader.Whole(nameof(retry.MaxRetries), value => retry.MaxRetries = value);
        reader.Flag(nameof(retry.RetryConnectionErrors), value => retry.RetryConnectionErrors = value);
        reader.List(nameof(retry.StatusCodes), value => retry.StatusCodes = value);
        reader.Flag(nameof(retry.ResendUnsafe), value => retry.ResendUnsafe = value);
    }
}
