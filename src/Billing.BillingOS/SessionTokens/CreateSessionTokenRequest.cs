namespace Billing.BillingOS;

public sealed partial class CreateSessionTokenRequest
{
    partial void OnValidate(string path)
    {
        if (ExpiresIn is < 60 or > 86400)
        {
            throw new InvalidRequestException(path + ".expiresIn", "must be from 60 to 86400 seconds");
        }
    }
}
