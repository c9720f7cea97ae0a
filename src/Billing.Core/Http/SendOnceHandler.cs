using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Billing.Runtime;

/// <summary>
/// The innermost handler of a client of a container. A handler of the application that sends an attempt again is stopped here,
/// whatever the verb: retries of two layers would multiply, and only the call's own policy knows what may be repeated.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A request without a permit is the application's own, such as one for a token.
        var permit = SendPermit.Of(request);
        if (permit?.TryUse() == false)
        {
            throw new SecondSendException();
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (permit is not null)
        {
            permit.Answer = response;
        }

        return response;
    }
}
