using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Faults.Tests.Clients;

/// <summary>A loop of retries as it is mostly written by hand: a constant wait, and Retry-After read in the culture of the day.</summary>
/// <param name="server">Where the requests go.</param>
public sealed class NaiveLoop(Uri server) : IDisposable
{
    private const int Attempts = 3;
    private readonly HttpClient _client = new();

    /// <summary>Reads.</summary>
    /// <param name="cancellationToken">Cancels an attempt, and not a wait.</param>
    /// <returns>How often it was sent, whether it succeeded or not.</returns>
    public async Task<int> GetAsync(CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var wait = await TryAsync(cancellationToken);
            if (wait is null || attempt == Attempts)
            {
                return attempt;
            }

            await Task.Delay(wait.Value, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<TimeSpan?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(server, cancellationToken);
            return response.IsSuccessStatusCode ? null
                : response.Headers.TryGetValues("Retry-After", out var values) ? TimeSpan.FromSeconds(double.Parse(values.First(), CultureInfo.CurrentCulture))
                : TimeSpan.FromMilliseconds(500);
        }
        catch (HttpRequestException)
        {
            return TimeSpan.FromMilliseconds(500);
        }
    }
}
