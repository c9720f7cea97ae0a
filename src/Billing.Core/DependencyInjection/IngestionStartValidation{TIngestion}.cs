using System;
using Microsoft.Extensions.Options;

namespace Billing.Runtime;

/// <summary>Starts an ingestion with the host, and tells what is wrong with its folder.</summary>
/// <typeparam name="TIngestion">The ingestion.</typeparam>
internal sealed class IngestionStartValidation<TIngestion> : IValidateOptions<IngestionStart<TIngestion>>
    where TIngestion : UsageIngestion
{
    private readonly string _name;
    private readonly string _call;
    private readonly Action _start;

    /// <param name="name">The name of the options.</param>
    /// <param name="call">How the ingestion was registered.</param>
    /// <param name="start">Asks the container for it.</param>
    public IngestionStartValidation(string name, string call, Action start)
    {
        _name = name;
        _call = call;
        _start = start;
    }

    public ValidateOptionsResult Validate(string? name, IngestionStart<TIngestion> options)
    {
        if (name != _name)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            _start();
        }
        catch (OptionsValidationException)
        {
            // Its options tell by themselves.
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail(_call + ": " + error.Message);
        }

        return ValidateOptionsResult.Success;
    }
}
