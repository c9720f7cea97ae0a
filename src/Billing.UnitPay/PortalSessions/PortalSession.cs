using Billing.Runtime;

namespace Billing.UnitPay;

public sealed partial class PortalSession
{
    /// <summary>The id of the session, which revoking asks for. The answer does not hold it: it is read from the token. Null when the token is of another form.</summary>
    public string? Jti => TokenPayload.Text(_token, 1, "jti");
}
