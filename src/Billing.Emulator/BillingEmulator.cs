using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Billing.Emulator;

/// <summary>
/// Paygentic, UnitPay and BillingOS in memory, with state: what is created can be read back, usage deducts, and what the
/// vendors refuse is refused. For tests: no network, no ports, no accounts.
/// </summary>
/// <remarks>
/// <para>Hand <see cref="CreateHttpClient"/> to a vendor client, with the matching URL of this class or with none: the vendors' real host names
/// are served too. For Paygentic and BillingOS only <c>sk_test_…</c> is accepted, so that a live key in a test is noticed; UnitPay's keys,
/// <c>upay_sk_…</c>, do not tell.</para>
/// <para>Behaviour follows each vendor's public documents. Where they are silent the emulator chooses, and the comment beside the choice says so.
/// One emulator serves many threads; each request is answered as a whole before the next one.</para>
/// </remarks>
public sealed class BillingEmulator
{
    private readonly object _gate = new();
    private readonly List<RecordedRequest> _requests = new();
    private TimeProvider _timeProvider = TimeProvider.System;

    /// <summary>Makes an emulator without any state.</summary>
    public BillingEmulator()
    {
        Paygentic = new PaygenticEmulator(this);
        UnitPay = new UnitPayEmulator(this);
        BillingOS = new BillingOSEmulator(this);
    }

    /// <summary>The base address of Paygentic, for clients on <see cref="CreateHttpClient"/>.</summary>
    public Uri PaygenticUrl { get; } = new("http://127.0.0.1" + VendorAddress.PaygenticPrefix);

    /// <summary>The base address of UnitPay, ending in <c>/v1</c>, for clients on <see cref="CreateHttpClient"/>.</summary>
    public Uri UnitPayUrl { get; } = new("http://127.0.0.1" + VendorAddress.UnitPayPrefix);

    /// <summary>The base address of BillingOS, for clients on <see cref="CreateHttpClient"/>.</summary>
    public Uri BillingOSUrl { get; } = new("http://127.0.0.1" + VendorAddress.BillingOSPrefix);

    /// <summary>What a test can set up or do at Paygentic beyond its API.</summary>
    public PaygenticEmulator Paygentic { get; }

    /// <summary>What a test can set up or do at UnitPay beyond its API.</summary>
    public UnitPayEmulator UnitPay { get; }

    /// <summary>What a test can set up or do at BillingOS beyond its API.</summary>
    public BillingOSEmulator BillingOS { get; }

    /// <summary>The one record of everything that added or deducted money or credits.</summary>
    public EmulatorLedger Ledger { get; } = new();

    /// <summary>The emulator's clock: creation times, expiry, periods.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get => _timeProvider;
        set => _timeProvider = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>All requests so far, in the order in which they were answered: a copy, safe to keep.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_gate)
                return _requests.ToArray();
        }
    }

    internal FaultQueue Faults { get; } = new();

    /// <summary>A client whose requests end in this emulator. It needs no base address: send to one of the URLs above or to the vendors' own hosts.</summary>
    /// <returns>A client that the caller owns; disposing it does not touch the emulator.</returns>
    public HttpClient CreateHttpClient() => new(CreateHandler(), disposeHandler: true);

    /// <summary>A handler whose requests end in this emulator, to put below other handlers.</summary>
    /// <returns>A handler that the caller owns; disposing it does not touch the emulator.</returns>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(this);

    /// <summary>Makes the next requests, whatever their vendor, fail before the emulator does anything.</summary>
    /// <param name="status">The status to answer, 400 to 599, in the vendor's own error form.</param>
    /// <param name="count">How many requests fail.</param>
    /// <param name="retryAfter">Sent as a <c>Retry-After</c> header in whole seconds, rounded up; null sends none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error, or the count or the wait is negative.</exception>
    public void FailNext(int status, int count = 1, TimeSpan? retryAfter = null)
    {
        if (status < 400 || status > 599)
            throw new ArgumentOutOfRangeException(nameof(status), status, "An error status is 400 to 599.");
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count is 0 or more.");
        if (retryAfter < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(retryAfter), retryAfter, "A wait is zero or more.");
        Faults.Fail(status, count, retryAfter);
    }

    /// <summary>Lets the emulator act on the next requests and then breaks the connection: the case in which a repeat without an idempotency key charges twice.</summary>
    /// <param name="count">How many answers are lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void LoseNextAnswers(int count = 1)
    {
        if (count < 0)
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count is 0 or more.");
        Faults.LoseAnswers(count);
    }

    internal EmulatorResponse Answer(string method, Uri address, IReadOnlyDictionary<string, string> headers, string text, out bool isLost)
    {
        lock (_gate)
        {
            VendorEmulator? vendor = VendorAddress.Resolve(this, address, out string path);
            var request = new EmulatorRequest(method, path, address.Query, headers, text);
            EmulatorResponse response = vendor != null
                ? vendor.Answer(request)
                : new EmulatorResponse(404, new JsonObject { ["message"] = "The emulator serves /paygentic, /unitpay/v1 and /billingos, and the vendors' own hosts." });
            isLost = vendor != null && Faults.LosesAnswer();
            _requests.Add(new RecordedRequest(vendor?.Name ?? "", method, path + address.Query, response.Status, KeyOf(request), text));
            return response;
        }
    }

    /// <summary>For the vendors' seeding methods: one at a time with the requests.</summary>
    internal T Locked<T>(Func<T> change)
    {
        lock (_gate)
            return change();
    }

    private static string? KeyOf(EmulatorRequest request)
    {
        if (request.Header("Idempotency-Key") is { } key)
            return key;
        return request.Text.Length > 0 && JsonText.TryRead(request.Text, out JsonObject body)
            ? body.Text("idempotencyKey") ?? body.Text("idempotency_key")
            : null;
    }
}
