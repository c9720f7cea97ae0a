using Billing.Runtime;

namespace Billing.BillingOS;

public sealed partial class CreateSessionTokenResponse
{
    /// <summary>The id of the token, which revoking asks for. The answer does not hold it: it is read from the token. Null when the token is of another form.</summary>
    public string? TokenId => TokenPayload.Text(_sessionToken, 0, "jti");

    // Servers were seen that send the date as an empty object: the token knows it too.
    partial void OnRead() => ExpiresAt ??= TokenPayload.Time(_sessionToken, 0, "exp");
}
