using System;
using System.Collections.Generic;

namespace Billing;

/// <summary>How deliveries are verified, beyond the defaults. Do not change options that are in use.</summary>
public sealed class WebhookOptions
{
    private static readonly TimeSpan LongestTolerance = TimeSpan.FromDays(1);

    private TimeSpan _tolerance = BillingDefaults.WebhookTolerance;
    private TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Makes options without a secret, for configuration to fill.</summary>
    public WebhookOptions()
    {
        Secrets = new List<string?>();
    }

    /// <summary>Makes options.</summary>
    /// <param name="secrets">See <see cref="Secrets"/>.</param>
    public WebhookOptions(params string?[] secrets)
    {
        Secrets = new List<string?>(secrets ?? []);
    }

    /// <summary>
    /// The endpoint's secrets, <c>whsec_</c> and Base64. While a secret is being replaced, both the new and the old one: a delivery
    /// counts when one of them fits. Null and empty ones are passed over, so that the old one may be unset.
    /// </summary>
    /// <value>The default is none, with which nothing verifies.</value>
    public IList<string?> Secrets { get; }

    /// <summary>How far the time of signing may lie in the past or in the future, in whole seconds.</summary>
    /// <value>The default is 300 seconds, as Svix has it.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above a day: a captured delivery could be sent again for that long.</exception>
    public TimeSpan Tolerance
    {
        get => _tolerance;
        set => _tolerance = value >= TimeSpan.Zero && value <= LongestTolerance
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Tolerance must be between zero and a day.");
    }

    /// <summary>The clock.</summary>
    /// <value>The default is the system's.</value>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        set => _timeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Refuses a delivery that was seen before. Share one per endpoint, not one per request.</summary>
    /// <value>The default is null: within the tolerance a delivery verifies as often as it comes.</value>
    public IWebhookReplayGuard? ReplayGuard { get; set; }
}
