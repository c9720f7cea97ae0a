using System.Net.Http;
using System.Threading;

namespace Billing.Runtime;

/// <summary>
/// Lets the request of one attempt out once. It travels in the request's properties, so that a copy which a retry handler
/// makes carries the same one.
/// </summary>
internal sealed class SendPermit
{
    private const string Name = "Billing.SendPermit";

#if NET8_0_OR_GREATER
    private static readonly HttpRequestOptionsKey<SendPermit> Key = new(Name);
#endif

    private int _used;
    private HttpResponseMessage? _answer;

    /// <summary>The answer to the one sending, also when a handler of the application keeps it from us.</summary>
    public HttpResponseMessage? Answer
    {
        get => Volatile.Read(ref _answer);
        set => Volatile.Write(ref _answer, value);
    }

    public static SendPermit? Of(HttpRequestMessage message) =>
#if NET8_0_OR_GREATER
        message.Options.TryGetValue(Key, out var permit) ? permit : null;
#else
        message.Properties.TryGetValue(Name, out var permit) ? permit as SendPermit : null;
#endif

    public static SendPermit Give(HttpRequestMessage message)
    {
        var permit = new SendPermit();
#if NET8_0_OR_GREATER
        message.Options.Set(Key, permit);
#else
        message.Properties[Name] = permit;
#endif
        return permit;
    }

    /// <summary>Takes the permit; what comes later stays at home.</summary>
    /// <returns>Whether it was there to take.</returns>
    public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;
}
