using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Billing.Runtime;

/// <summary>Finds everything that is wrong with the options of a client before its first call does.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
internal sealed class ClientValidation<TOptions> : IValidateOptions<TOptions>
    where TOptions : BillingClientOptions, new()
{
    private readonly string _name;
    private readonly string _call;
    private readonly IConfiguration? _section;
    private readonly Action<SettingsReader, TOptions> _readOwn;
    private readonly IReadOnlyList<Action<TOptions>> _rules;

    /// <param name="name">The name of the options.</param>
    /// <param name="call">How the client was registered.</param>
    /// <param name="section">Its configuration.</param>
    /// <param name="readOwn">Reads the settings that not all clients have.</param>
    /// <param name="rules">Each throws <see cref="ArgumentException"/> when an option breaks it.</param>
    public ClientValidation(string name, string call, IConfiguration? section, Action<SettingsReader, TOptions> readOwn, IReadOnlyList<Action<TOptions>> rules)
    {
        _name = name;
        _call = call;
        _section = section;
        _readOwn = readOwn;
        _rules = rules;
    }

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != _name)
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = _section is null ? new List<string>() : ClientSettings.Read(_section, new TOptions(), _readOwn).ToList();
        if (options.HttpClient is not null)
        {
            failures.Add("HttpClient must not be set: a factory makes it. Configure the IHttpClientBuilder that the registration returns.");
        }

        foreach (var rule in _rules)
        {
            try
            {
                rule(options);
            }
            catch (ArgumentException error)
            {
                failures.Add(error.Message);
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => _call + ": " + failure));
    }
}
