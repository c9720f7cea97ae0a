namespace Billing.UnitPay;

public sealed partial class CreatePortalSessionRequest
{
    partial void OnValidate(string path)
    {
        if (TtlSeconds is < 60 or > 86400)
        {
            throw new InvalidRequestException(path + ".ttlSeconds", "must be from 60 to 86400 seconds");
        }
    }
}
