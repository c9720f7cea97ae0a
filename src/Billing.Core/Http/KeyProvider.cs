using System;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>Where the key of a client comes from: a text, or a function that is asked once per call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KeyProvider
{
    private readonly Func<CancellationToken, ValueTask<string>>? _provider;
    private readonly Action<string, string> _check;
    private readonly string _option;

    private KeyProvider(string? key, Func<CancellationToken, ValueTask<string>>? provider, string option, Action<string, string> check)
    {
        Key = key;
        _provider = provider;
        _option = option;
        _check = check;
    }

    internal string? Key { get; }

    /// <summary>Takes the key from the option, else from the function, else from the environment.</summary>
    /// <param name="profile">The vendor.</param>
    /// <param name="key">The option.</param>
    /// <param name="provider">The function.</param>
    /// <param name="check">The vendor's rules for a key; gets the key and the name to blame, throws <see cref="ArgumentException"/>.</param>
    /// <returns>The source of the key.</returns>
    /// <exception cref="ArgumentException">There is no key, there are two sources, or the key breaks a rule.</exception>
    public static KeyProvider From(VendorProfile profile, string? key, Func<CancellationToken, ValueTask<string>>? provider, Action<string, string> check)
    {
        Ensure.NotNull(profile, nameof(profile));
        Ensure.NotNull(check, nameof(check));
        var name = profile.KeyOption;
        if (provider is not null)
        {
            if (key is not null)
            {
                throw new ArgumentException($"must not be set together with {name}Provider.", name);
            }

            return new KeyProvider(null, provider, name + "Provider", check);
        }

        if (key is null)
        {
            name = profile.KeyVariable;
            key = Environment.GetEnvironmentVariable(name);
            if (string.IsNullOrWhiteSpace(key))
            {
                throw new ArgumentException($"is missing: set the option {profile.KeyOption} or the environment variable {name}.", profile.KeyOption);
            }
        }

        return new KeyProvider(Clean(key!, name, check), null, name, check);
    }

    internal ValueTask<string> GetAsync(CancellationToken cancellationToken) =>
        Key is { } key ? new ValueTask<string>(key) : AskAsync(cancellationToken);

    private async ValueTask<string> AskAsync(CancellationToken cancellationToken) =>
        Clean(await _provider!(cancellationToken).ConfigureAwait(false), _option, _check);

    private static string Clean(string key, string name, Action<string, string> check)
    {
        const string Scheme = "Bearer ";
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentException("must not be empty.", name);
        }

        key = key.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? key.Substring(Scheme.Length).Trim() : key.Trim();
        if (key.Length == 0)
        {
            throw new ArgumentException("must hold a key after the word Bearer.", name);
        }

        Ensure.HeaderValue(key, name);
        check(key, name);
        return key;
    }
}
