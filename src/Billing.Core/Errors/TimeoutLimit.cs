namespace Billing;

/// <summary>Which limit a <see cref="RequestTimeoutException"/> speaks of.</summary>
public enum TimeoutLimit
{
    /// <summary>The limit of one attempt, its body included (<c>AttemptTimeout</c>).</summary>
    Attempt,

    /// <summary>The limit of the whole call, attempts and waits (<c>Timeout</c>).</summary>
    Call,

    /// <summary>The <see cref="System.Net.Http.HttpClient.Timeout"/> of the application's own client.</summary>
    HttpClient,
}
