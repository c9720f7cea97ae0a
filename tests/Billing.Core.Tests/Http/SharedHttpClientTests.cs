using System.Threading;
using Billing.Runtime;

namespace Billing.Core.Tests.Http;

public sealed class SharedHttpClientTests
{
    [Test]
    public void Our_own_connections_follow_no_redirect_keep_no_cookie_and_see_changes_of_addresses()
    {
        using var handler = SharedHttpClient.CreateHandler();

        Assert.That((handler.AllowAutoRedirect, handler.UseCookies, handler.PooledConnectionLifetime), Is.EqualTo((false, false, BillingDefaults.ConnectionLifetime)));
        Assert.That(SharedHttpClient.Instance.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }
}
